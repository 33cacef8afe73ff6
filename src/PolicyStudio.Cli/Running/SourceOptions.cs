using System.CommandLine;
using PolicyStudio.Cli.Sources;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cli.Running;

/// <summary>Where a command's manifests come from: one source, or two to compare.</summary>
internal sealed class SourceOptions
{
    private readonly Argument<string?> _first;
    private readonly Argument<string?>? _second;
    private readonly Option<string?> _context = new("--context")
    {
        Description = "In place of PATH: the live cluster of a kubeconfig context, read once",
        HelpName = "NAME",
    };

    private readonly Option<string?> _kubeconfig = new("--kubeconfig")
    {
        Description = "The kubeconfig file; by default those that kubectl would take",
        HelpName = "FILE",
    };

    private readonly Option<string[]> _overlays = new("--overlay")
    {
        Description = "Manifests laid over the source, as a pull request is over a cluster; repeatable",
        HelpName = "PATH",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<bool> _keepGoing = new("--keep-going")
    {
        Description = "Answer about what can be read; what can't is reported and counts as absent",
    };

    private readonly Option<string> _plugin = PluginOption();

    private SourceOptions(Argument<string?> first, Argument<string?>? second = null) => (_first, _second) = (first, second);

    /// <summary>One source.</summary>
    public static SourceOptions One() => new(new("PATH")
    {
        Description = "A file, a folder (read recursively: .yaml .yml .json), - for standard input, or context:NAME for a live cluster",
        Arity = ArgumentArity.ZeroOrOne,
    });

    /// <summary>Two sources to compare.</summary>
    public static SourceOptions Two() => new(
        new("BEFORE") { Description = "A file, a folder (read recursively: .yaml .yml .json), - for standard input, or context:NAME for a live cluster" },
        new("AFTER") { Description = "The same; with --overlay it may be left out, and is BEFORE with the overlay", Arity = ArgumentArity.ZeroOrOne });

    /// <summary>Gives a command these arguments and options.</summary>
    public void AddTo(Command command)
    {
        command.Arguments.Add(_first);
        if (_second is not null) command.Arguments.Add(_second);
        else command.Options.Add(_context);
        command.Options.Add(_kubeconfig);
        command.Options.Add(_overlays);
        command.Options.Add(_keepGoing);
        command.Options.Add(_plugin);
        foreach (var option in command.Options.Where(o => o.Name is "--to" or "--from")) WorkloadCompletion.AddTo(option, _first);
    }

    /// <summary>The source with its overlays.</summary>
    /// <exception cref="BadInputException">Something can't be read.</exception>
    public Task<LoadedSource> LoadAsync(CommandRun run) => LoadAsync(run, Named(run), run.Parsed.GetRequiredValue(_overlays));

    /// <summary>Another source that a command names, without overlays.</summary>
    /// <exception cref="BadInputException">Something can't be read.</exception>
    public Task<LoadedSource> LoadAsync(CommandRun run, string name)
    {
        if (name == "-" && run.Parsed.GetRequiredValue(_overlays).Append(Named(run)).Contains("-")) throw new BadInputException("only one of the two sources can be standard input");
        return LoadAsync(run, name, []);
    }

    /// <summary>Both sources; the overlays lie over the second.</summary>
    /// <exception cref="BadInputException">Something can't be read.</exception>
    public async Task<(LoadedSource Before, LoadedSource After)> LoadBothAsync(CommandRun run)
    {
        var (before, overlays) = (run.Parsed.GetRequiredValue(_first)!, run.Parsed.GetRequiredValue(_overlays));
        if (run.Parsed.GetValue(_second!) is not { } after)
        {
            if (overlays.Length == 0) throw new BadInputException("AFTER is missing: give a second source, or --overlay PATH");
            var (below, above) = await Loading(run).LoadBothAsync(before, overlays, run.Cancellation);
            return (Told(run, below), Told(run, above));
        }
        if (before == "-" && overlays.Append(after).Contains("-")) throw new BadInputException("only one of BEFORE, AFTER and --overlay can be standard input");
        return (await LoadAsync(run, before, []), await LoadAsync(run, after, overlays));
    }

    private string Named(CommandRun run) => (run.Parsed.GetValue(_first), run.Parsed.GetValue(_context)) switch
    {
        ({ } path, null) => path,
        (null, { } context) => SourceLoading.Live + context,
        (null, null) => throw new BadInputException("a source is missing: give a PATH, - for standard input, or --context NAME"),
        _ => throw new BadInputException("give either a PATH or --context, not both; --overlay PATH lays manifests over a live cluster"),
    };

    private async Task<LoadedSource> LoadAsync(CommandRun run, string name, IReadOnlyList<string> overlays)
    {
        return Told(run, await Loading(run).LoadAsync(name, overlays, run.Cancellation));
    }

    private PluginDialect? Plugin(CommandRun run) => run.Parsed.GetValue(_plugin) is { } named ? PluginDialect.Find(named) : null;

    private SourceLoading Loading(CommandRun run) => new(run.Input, run.Parsed.GetValue(_keepGoing), run.Parsed.GetValue(_kubeconfig), Plugin(run), run.Read);

    private LoadedSource Told(CommandRun run, LoadedSource source)
    {
        run.Warn(source.Unreadable.Select(f => f.Finding.Message));
        // Named, it counts; otherwise a live cluster's is what was seen to run there.
        return Plugin(run) is { } plugin ? source with { Snapshot = source.Snapshot.In(plugin) } : source;
    }

    private static Option<string> PluginOption()
    {
        string[] names = [.. PluginDialect.All.Select(d => d.Name)];
        var option = new Option<string>("--plugin")
        {
            Description = $"The network plugin, whose dialect decides what the API leaves open: {string.Join(", ", names)}; left out, manifests are judged as generic, and a live cluster by what runs there",
            HelpName = "NAME",
        };
        option.AcceptOnlyFromAmong(names);
        return option;
    }
}
