using System.CommandLine;
using PolicyStudio.Cli.Sources;

namespace PolicyStudio.Cli.Running;

/// <summary>Where a command's manifests come from: one source, or two to compare.</summary>
internal sealed class SourceOptions
{
    private readonly Argument<string> _first;
    private readonly Argument<string?>? _second;
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

    private SourceOptions(Argument<string> first, Argument<string?>? second = null) => (_first, _second) = (first, second);

    /// <summary>One source.</summary>
    public static SourceOptions One() => new(new("PATH")
    {
        Description = "A file, a folder (read recursively: .yaml .yml .json), or - for standard input",
    });

    /// <summary>Two sources to compare.</summary>
    public static SourceOptions Two() => new(
        new("BEFORE") { Description = "A file, a folder (read recursively: .yaml .yml .json), or - for standard input" },
        new("AFTER") { Description = "The same; with --overlay it may be left out, and is BEFORE with the overlay", Arity = ArgumentArity.ZeroOrOne });

    /// <summary>Gives a command these arguments and options.</summary>
    public void AddTo(Command command)
    {
        command.Arguments.Add(_first);
        if (_second is not null) command.Arguments.Add(_second);
        command.Options.Add(_overlays);
        command.Options.Add(_keepGoing);
    }

    /// <summary>The source with its overlays.</summary>
    /// <exception cref="BadInputException">Something can't be read.</exception>
    public LoadedSource Load(CommandRun run) => Load(run, run.Parsed.GetRequiredValue(_first), run.Parsed.GetRequiredValue(_overlays));

    /// <summary>Both sources; the overlays lie over the second.</summary>
    /// <exception cref="BadInputException">Something can't be read.</exception>
    public (LoadedSource Before, LoadedSource After) LoadBoth(CommandRun run)
    {
        var (before, overlays) = (run.Parsed.GetRequiredValue(_first), run.Parsed.GetRequiredValue(_overlays));
        var after = run.Parsed.GetValue(_second!) ?? (overlays.Length > 0 ? before : throw new BadInputException("AFTER is missing: give a second source, or --overlay PATH"));
        if (before == "-" && after == "-") throw new BadInputException("only one of BEFORE and AFTER can be standard input");
        return (Load(run, before, []), Load(run, after, overlays));
    }

    private LoadedSource Load(CommandRun run, string name, IReadOnlyList<string> overlays)
    {
        var source = new SourceLoading(run.Input, run.Parsed.GetValue(_keepGoing)).Load(name, overlays);
        run.Warn(source.Unreadable.Select(f => f.Finding.Message));
        return source;
    }
}
