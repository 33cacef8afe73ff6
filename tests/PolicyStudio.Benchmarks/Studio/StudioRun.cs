using System.Diagnostics;
using PolicyStudio.Benchmarks.Gates.Measuring;
using PolicyStudio.Benchmarks.Gates.Results;
using PolicyStudio.Benchmarks.Generating.Model;
using PolicyStudio.Benchmarks.Operations;
using PolicyStudio.Benchmarks.Studio.Browsing;
using PolicyStudio.Benchmarks.Studio.Questions;
using PolicyStudio.Benchmarks.Studio.Results;
using PolicyStudio.Benchmarks.Studio.Serving;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Snapshots;
using PolicyStudio.TestStudio;

namespace PolicyStudio.Benchmarks.Studio;

/// <summary>Measures the real studio on a served cluster, in a real browser.</summary>
/// <param name="size">How large the cluster is.</param>
/// <param name="folder">Where its lists lie.</param>
/// <param name="parts">What is measured.</param>
/// <param name="delay">How much later everything arrives, each way, in the measurement of distant clicks.</param>
internal sealed class StudioRun(ClusterSize size, string folder, StudioParts parts, TimeSpan delay)
{
    private const int WarmUp = 10;
    private const int Targets = 40;
    private const int CheckEvery = 10;
    private static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(50);

    // Each is turned and turned back.
    private readonly int _switches = size == ClusterSize.XL ? 40 : 110;
    private readonly StudioFigures _figures = new();
    private readonly ClusterSnapshot _snapshot = ReadingOperations.Read(folder);

    /// <summary>Runs everything, prints it, and says whether all bounds hold.</summary>
    /// <param name="stop">Ends it early, and what it has started with it.</param>
    public async Task<bool> RunAsync(CancellationToken stop)
    {
        var question = StudioQuestion.Of(new ReachabilityEngine(_snapshot));
        Console.WriteLine($"{size}; {question.Words}, by {question.Sources:N0} sources");
        await using var server = await ListServer.StartAsync(folder);
        var kubeconfig = Path.Combine(folder, "kubeconfig");
        await File.WriteAllTextAsync(kubeconfig, server.Kubeconfig("generated"), stop);
        await using var browser = await StudioBrowser.StartAsync();

        var started = Stopwatch.GetTimestamp();
        var (host, heap) = await ManagedHeap.StartAsync("--kubeconfig", kubeconfig, "--cluster", "generated");
        await using var studio = host;
        await using (var page = await browser.OpenAsync())
        {
            await LoadAsync(page, studio, question, started).WaitAsync(stop);
            if (parts.HasFlag(StudioParts.Clicks)) await MeasureAsync(page, question, _figures.Switch, _figures.SwitchPainted, _figures.Target, _switches, Targets).WaitAsync(stop);
        }
        Console.WriteLine($"  the studio, after all of it: {ProcessMemory.Of(studio.ProcessId)}");
        if (parts.HasFlag(StudioParts.Picture)) await new FullPicture(browser, studio, heap, question).MeasureAsync(_figures, stop).WaitAsync(stop);
        if (parts.HasFlag(StudioParts.DistantClicks)) await MeasureFromAfarAsync(browser, studio, question, stop);
        foreach (var line in _figures.Reported(delay)) Console.WriteLine(line);
        foreach (var difference in _figures.Differences.Take(10)) Console.WriteLine($"  MISMATCH {difference}");
        var results = (parts.HasFlag(StudioParts.Picture) ? _figures.Picture(size) : []).Concat(parts.HasFlag(StudioParts.Clicks) ? _figures.Clicks(size) : []).ToList();
        foreach (var result in results) Console.WriteLine(result);
        return results.All(r => r.Holds == true);
    }

    private async Task MeasureFromAfarAsync(StudioBrowser browser, StudioHost studio, StudioQuestion question, CancellationToken stop)
    {
        await using var proxy = new DelayingProxy(studio.Address, delay);
        await using var page = await browser.OpenAsync();
        await page.GoAsync(proxy.Address, question.Link);
        await page.ShownAsync(question);
        await MeasureAsync(page, question, _figures.DistantSwitch, new(), _figures.DistantTarget, _switches / 5, Targets / 4).WaitAsync(stop);
    }

    private static async Task LoadAsync(MeasuredPage page, StudioHost studio, StudioQuestion question, long started)
    {
        Console.WriteLine($"  listening after {Quantity.Seconds(Stopwatch.GetElapsedTime(started).TotalSeconds)}");
        await page.GoAsync(studio.Address, question.Link);
        var said = new List<string>();
        while (await page.ProgressAsync() is { } progress)
        {
            if (progress.Length > 0 && !said.Contains(progress)) said.Add(progress);
            await Task.Delay(PollEvery);
        }
        await page.ShownAsync(question);
        Console.WriteLine($"  the graph is there {Quantity.Seconds(Stopwatch.GetElapsedTime(started).TotalSeconds)} after the start; progress was shown in {said.Count} steps");
        foreach (var step in said.Where((_, i) => i % Math.Max(1, said.Count / 4) == 0)) Console.WriteLine($"    {step}");
        Console.WriteLine($"  the studio, once loaded: {ProcessMemory.Of(studio.ProcessId)}");
    }

    private async Task MeasureAsync(MeasuredPage page, StudioQuestion question, Samples switches, Samples painted, Samples targets, int switchCount, int targetCount)
    {
        foreach (var ns in question.Namespaces) await page.OpenNamespaceAsync(ns);
        await page.ShowSourcesAsync();
        Console.WriteLine($"  drawn: {await page.DrawnAsync()}");
        var names = (await page.SwitchesAsync()).Select(n => n.Where(IsDurable).ToList()).ToList();
        // Those of namespaces and those of workloads take turns.
        var chosen = Enumerable.Range(0, WarmUp + switchCount).Select(i => names[i % 2][i / 2 * Math.Max(1, names[i % 2].Count / (switchCount / 2 + WarmUp)) % names[i % 2].Count]).ToList();
        foreach (var (index, name) in chosen.Index())
        {
            var wasOn = await page.IsOnAsync(name);
            var there = await page.TurnAsync(name, !wasOn);
            if (index % CheckEvery < 2) Check(name, await page.EdgesAsync(), question);
            var back = await page.TurnAsync(name, wasOn);
            if (index < WarmUp) continue;
            foreach (var (shown, frame) in new[] { there, back })
            {
                switches.Add(shown);
                painted.Add(frame);
            }
        }
        Check(null, await page.EdgesAsync(), question);
        var workloads = _snapshot.Workloads.Where(w => w.Reference.Kind == "Deployment" && w.Reference != question.Target.Reference).ToList();
        foreach (var target in Enumerable.Range(0, targetCount).Select(i => workloads[i * (workloads.Count / targetCount)]))
            targets.Add((await page.ChangeTargetAsync(target.Namespace, target.Name)).Changed);
    }

    // A label that only stands on pods is a draft of another sort: a change for each pod.
    private static bool IsDurable(string name) => !name.EndsWith(", this pod only", StringComparison.Ordinal);

    private void Check(string? turned, string[][] edges, StudioQuestion question)
    {
        var (compared, changed, differences) = new ExpectedPicture(_snapshot, question).Compare(turned, edges);
        _figures.Compared += compared;
        _figures.Changed += changed;
        _figures.Differences.AddRange(differences.Select(d => $"{turned ?? "nothing switched"}: {d}"));
    }
}
