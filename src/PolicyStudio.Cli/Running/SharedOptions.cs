using System.CommandLine;

namespace PolicyStudio.Cli.Running;

/// <summary>The options that several commands have, each made anew for its command.</summary>
internal static class SharedOptions
{
    public static Option<string[]> Namespaces() => new("--namespace", "-n")
    {
        Description = "Show only what touches this namespace; repeatable; filters what is shown, never what is computed",
        HelpName = "NS",
        DefaultValueFactory = _ => [],
    };

    public static Option<string> Format(params string[] formats) =>
        Choice("--output", "The format of the answer", formats, "-o");

    public static Option<string> Choice(string name, string description, string[] choices, params string[] aliases)
    {
        var option = new Option<string>(name, aliases) { Description = description, HelpName = string.Join('|', choices), DefaultValueFactory = _ => choices[0] };
        option.AcceptOnlyFromAmong(choices);
        return option;
    }

    public static Option<string> Per() => Choice("--per", "What a line is about", ["workload", "pod"]);

    public static Option<string> Workload(string name, string description) =>
        new(name) { Description = description, HelpName = "WORKLOAD", Required = true };

    public static Option<string> Target() => Workload("--to", "The target: ns/name, or ns/name[Kind] where that is ambiguous");

    public static Option<string> Port() => new("--port")
    {
        Description = "A number, or the name of a port of the target; without it allowed means that any port is open",
        HelpName = "N|NAME",
    };

    public static Option<string> Protocol() => new("--protocol") { Description = "TCP, UDP or SCTP; with --port TCP when left out", HelpName = "P" };
}
