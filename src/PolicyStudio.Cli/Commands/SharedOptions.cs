using System.CommandLine;
using PolicyStudio.Cli.Sources;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cli.Commands;

/// <summary>The arguments and options that several commands have, each made anew for its command.</summary>
internal static class SharedOptions
{
    public static Argument<string> Source(string name = "PATH") => new(name)
    {
        Description = "a file, a folder (read recursively: .yaml .yml .json), or - for standard input",
    };

    public static Option<string[]> Overlays() => new("--overlay")
    {
        Description = "manifests laid over the source, as a pull request is; repeatable",
        DefaultValueFactory = _ => [],
    };

    public static Option<string[]> Namespaces() => new("--namespace", "-n")
    {
        Description = "show only what touches this namespace; repeatable; filters what is shown, never what is computed",
        DefaultValueFactory = _ => [],
    };

    public static Option<string> Format(params string[] formats) =>
        Choice("--output", "the format of the answer", formats, "-o");

    public static Option<string> Choice(string name, string description, string[] choices, params string[] aliases)
    {
        var option = new Option<string>(name, aliases) { Description = description, DefaultValueFactory = _ => choices[0] };
        option.AcceptOnlyFromAmong(choices);
        return option;
    }

    public static Option<string> Target() => new("--to") { Description = "the target: ns/name, or ns/name[Kind]", Required = true };

    public static Option<string> Port() => new("--port") { Description = "a number, or the name of a port of the target; without it allowed means that any port is open" };

    public static Option<string> Protocol() => new("--protocol") { Description = "TCP, UDP or SCTP; with --port TCP when left out" };

    /// <summary>The source with its overlays.</summary>
    public static ClusterSnapshot Read(this ParseResult parsed, Argument<string> source, Option<string[]> overlays) =>
        SourceReader.Read(parsed.GetRequiredValue(source), parsed.GetRequiredValue(overlays), Console.OpenStandardInput());
}
