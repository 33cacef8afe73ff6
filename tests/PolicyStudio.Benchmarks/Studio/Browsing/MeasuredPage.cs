using System.Text.Json;
using Microsoft.Playwright;
using PolicyStudio.Benchmarks.Studio.Questions;

namespace PolicyStudio.Benchmarks.Studio.Browsing;

/// <summary>The studio as it is open in a browser. Clicks that are measured are made and timed inside the page.</summary>
internal sealed class MeasuredPage(IPage page) : IAsyncDisposable
{
    private const int Limit = 60_000;
    private const string Graph = "svg.ps-diagram[role=group]";

    /// <summary>Opens a link of the studio; what is shown first may be how far the reading is.</summary>
    public Task GoAsync(Uri studio, string link) => page.GotoAsync(new Uri(studio, link).ToString(), new() { Timeout = Limit });

    /// <summary>What the page says of the reading while it goes on; null once it shows a graph.</summary>
    public Task<string?> ProgressAsync() => page.EvaluateAsync<string?>(
        $$"""() => document.querySelector('{{Graph}}') ? null : [...document.querySelectorAll('.kinds li')].map(l => l.innerText.replaceAll('\n', ' ')).join('; ')""");

    /// <summary>Waits until the graph of a question is there and the page hears clicks.</summary>
    public async Task ShownAsync(StudioQuestion question)
    {
        await page.Locator($"{Graph}[aria-label^=\"{question.Words}\"]").WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = Limit });
        await page.Locator("[data-circuit=open]").WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = Limit });
    }

    /// <summary>Opens a namespace in the graph as a person does: by choosing one of its sources in the list.</summary>
    public async Task OpenNamespaceAsync(string ns)
    {
        await page.GetByRole(AriaRole.Tab, new() { Name = "Sources" }).ClickAsync(new() { Timeout = Limit });
        await page.GetByPlaceholder("Filter the list").FillAsync($"{ns}/", new() { Timeout = Limit });
        var row = page.Locator($"tr.row:has([title^=\"{ns}/\"]) button").First;
        await row.ClickAsync(new() { Timeout = Limit });
        await page.Locator($".ps-group [role=button][aria-label=\"{ns}: fold\"]").WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = Limit });
    }

    /// <summary>Shows the list of sources beside the graph, all of them.</summary>
    public async Task ShowSourcesAsync()
    {
        await page.GetByRole(AriaRole.Tab, new() { Name = "Sources" }).ClickAsync(new() { Timeout = Limit });
        await page.GetByPlaceholder("Filter the list").FillAsync("", new() { Timeout = Limit });
    }

    /// <summary>How much is drawn.</summary>
    public async Task<Drawn> DrawnAsync() => (await page.EvaluateAsync("clickTimer.drawn()"))!.Value.Deserialize<Drawn>(JsonSerializerOptions.Web)!;

    /// <summary>How many seconds after its navigation the page had painted a graph for the first time.</summary>
    public async Task<double> FirstPaintedAsync() => await page.EvaluateAsync<double>("clickTimer.firstPainted()") / 1000;

    /// <summary>How much has moved by itself on the page since its navigation, as the browser counts it.</summary>
    public Task<double> LayoutShiftAsync() => page.EvaluateAsync<double>("clickTimer.shift");

    /// <summary>What has moved by itself, a line for each time.</summary>
    public Task<string[]> MovedAsync() => page.EvaluateAsync<string[]>("clickTimer.moved");

    /// <summary>Moves the graph up and down by its ground, and says how many seconds each frame took meanwhile.</summary>
    public async Task<IEnumerable<double>> PanAsync()
    {
        var room = (await page.Locator(".viewport").BoundingBoxAsync())!;
        var (x, top, bottom) = (room.X + 6, room.Y + 40, room.Y + room.Height - 40);
        await page.Mouse.MoveAsync(x, bottom);
        await page.Mouse.DownAsync();
        await page.EvaluateAsync("clickTimer.watchFrames()");
        for (var turn = 0; turn < 4; turn++) await page.Mouse.MoveAsync(x, turn % 2 == 0 ? top : bottom, new() { Steps = 75 });
        var frames = await page.EvaluateAsync<double[]>("clickTimer.frames()");
        await page.Mouse.UpAsync();
        return frames.Select(f => f / 1000);
    }

    /// <summary>The names of the switches that can be turned: of namespaces, then of workloads.</summary>
    public Task<string[][]> SwitchesAsync() => page.EvaluateAsync<string[][]>("clickTimer.switches()");

    /// <summary>The edges that are drawn: id, then sentence.</summary>
    public Task<string[][]> EdgesAsync() => page.EvaluateAsync<string[][]>("clickTimer.edges()");

    /// <summary>Turns a switch, and says how many seconds it took until the graph showed it, and until that was painted.</summary>
    public Task<(double Changed, double Painted)> TurnAsync(string name, bool on)
    {
        var turned = $".ps-diagram [role=switch][aria-label=\"{name}\"]";
        return TimeAsync(turned, $"{turned}[aria-checked={(on ? "true" : "false")}]");
    }

    /// <summary>Whether a switch is on.</summary>
    public Task<bool> IsOnAsync(string name) => page.EvaluateAsync<bool>($"name => document.querySelector(`.ps-diagram [role=switch][aria-label=\"${{name}}\"]`).ariaChecked === 'true'", name);

    /// <summary>Asks about another target by the finder, and says how many seconds it took from the choice until the graph showed it.</summary>
    /// <param name="ns">The target's namespace.</param>
    /// <param name="name">The target's name.</param>
    public async Task<(double Changed, double Painted)> ChangeTargetAsync(string ns, string name)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Choose another target" }).ClickAsync(new() { Timeout = Limit });
        await page.GetByRole(AriaRole.Combobox).FillAsync($"{ns}/{name}", new() { Timeout = Limit });
        // The finder finds whatever holds the words; an exact name comes first.
        await page.WaitForFunctionAsync("([ns, name]) => document.querySelector('#target-0 .name')?.innerText.replace(/\\s/g, '') === `${ns}/${name}`", new[] { ns, name }, new() { Timeout = Limit });
        return await TimeAsync("#target-0", $"{Graph}[aria-label^=\"Who reaches {ns}/{name} \"]");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await page.Context.DisposeAsync();

    private async Task<(double Changed, double Painted)> TimeAsync(string click, string shown)
    {
        var took = (await page.EvaluateAsync("([click, shown, limit]) => clickTimer.time(click, shown, limit)", new object[] { click, shown, Limit }))!.Value;
        return (took.GetProperty("changed").GetDouble() / 1000, took.GetProperty("painted").GetDouble() / 1000);
    }
}

/// <summary>How much of a picture is in the page.</summary>
/// <param name="Sources">Sources with a place of their own.</param>
/// <param name="Edges">Edges, those of folded lanes included.</param>
/// <param name="Lanes">Lanes.</param>
/// <param name="Elements">Elements of the whole page.</param>
internal sealed record Drawn(int Sources, int Edges, int Lanes, int Elements)
{
    /// <summary>All of it in words.</summary>
    public override string ToString() => $"{Sources} sources, {Edges} edges, {Lanes} lanes; {Elements:N0} elements in the page";
}
