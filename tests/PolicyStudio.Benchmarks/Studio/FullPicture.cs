using PolicyStudio.Benchmarks.Gates.Results;
using PolicyStudio.Benchmarks.Studio.Browsing;
using PolicyStudio.Benchmarks.Studio.Questions;
using PolicyStudio.Benchmarks.Studio.Results;
using PolicyStudio.TestStudio;

namespace PolicyStudio.Benchmarks.Studio;

/// <summary>Measures a picture that is as full as one may be: how soon it is there, whether it stands still, how it moves, and what each further person costs.</summary>
internal sealed class FullPicture(StudioBrowser browser, StudioHost studio, ManagedHeap heap, StudioQuestion question)
{
    private const int Circuits = 20;
    private const int Drafts = 20;

    // The first ones make what all others share, the runtime's pools of large arrays among it.
    private const int Before = 10;

    // A link holds which namespaces are open, and so the first picture is the full one.
    private string Link => question.Link + string.Concat(question.Namespaces.Select(n => $"&open={Uri.EscapeDataString(n)}"));

    /// <summary>Measures it.</summary>
    public async Task MeasureAsync(StudioFigures figures, CancellationToken stop)
    {
        await using (var page = await OpenAsync())
        {
            Console.WriteLine($"  a link to a full picture: {await page.DrawnAsync()}");
            foreach (var frame in await page.PanAsync()) figures.Frame.Add(frame);
            figures.LayoutShift = await page.LayoutShiftAsync();
            foreach (var moved in await page.MovedAsync()) Console.WriteLine($"  moved by itself: {moved}");
        }
        var pages = new List<MeasuredPage>();
        try
        {
            while (pages.Count < Before) pages.Add(await OpenAsync());
            var some = await heap.UsedAsync(stop);
            while (pages.Count < Before + Circuits)
            {
                pages.Add(await OpenAsync());
                figures.FirstPainted.Add(await pages[^1].FirstPaintedAsync());
            }
            var all = await heap.UsedAsync(stop);
            figures.Circuit = (double)(all - some) / Circuits;
            while (pages.Count < Before + Circuits + Drafts)
            {
                pages.Add(await OpenAsync());
                // Each turns another switch: no two pictures are alike.
                var workload = (await pages[^1].SwitchesAsync())[1][pages.Count];
                await pages[^1].TurnAsync(workload, on: !await pages[^1].IsOnAsync(workload));
            }
            var drafted = await heap.UsedAsync(stop);
            figures.DraftCircuit = (double)(drafted - all) / Drafts;
            Console.WriteLine($"  managed heap with {Before} circuits {Quantity.Bytes(some)}, with {Circuits} more {Quantity.Bytes(all)}, with {Drafts} more that draft {Quantity.Bytes(drafted)}");
        }
        finally
        {
            foreach (var page in pages) await page.DisposeAsync();
        }
    }

    private async Task<MeasuredPage> OpenAsync()
    {
        var page = await browser.OpenAsync();
        await page.GoAsync(studio.Address, Link);
        await page.ShownAsync(question);
        return page;
    }
}
