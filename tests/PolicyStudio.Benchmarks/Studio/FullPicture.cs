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
        }
        var pages = new List<MeasuredPage> { await OpenAsync() };
        try
        {
            // The first one may make what all others share.
            var alone = await heap.UsedAsync(stop);
            while (pages.Count <= Circuits)
            {
                pages.Add(await OpenAsync());
                figures.FirstPainted.Add(await pages[^1].FirstPaintedAsync());
            }
            var together = await heap.UsedAsync(stop);
            figures.Circuit = (double)(together - alone) / Circuits;
            Console.WriteLine($"  managed heap with one circuit {Quantity.Bytes(alone)}, with {Circuits} more {Quantity.Bytes(together)}");
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
