using System.CommandLine;
using PolicyStudio.Cli.Output;
using PolicyStudio.Cli.Sources;
using PolicyStudio.Engine.Reachability;

namespace PolicyStudio.Cli.Commands;

/// <summary><c>diff BEFORE AFTER</c>: connections added, removed and changed between two sources.</summary>
internal static class DiffCommand
{
    public static Command Create()
    {
        var (before, after) = (SharedOptions.Source("BEFORE"), SharedOptions.Source("AFTER"));
        var (namespaces, format) = (SharedOptions.Namespaces(), SharedOptions.Format("text", "json"));
        var exitCode = new Option<bool>("--exit-code") { Description = "exit with 1 where anything differs" };
        return new Command("diff", "Connections added, removed and changed between two sources") { before, after, namespaces, format, exitCode }
            .Runs((parsed, output) =>
            {
                if (parsed.GetValue(before) == "-" && parsed.GetValue(after) == "-") throw new BadInputException("only one of BEFORE and AFTER can be standard input");
                var (was, willBe) = ReachabilityEngine.Pair(
                    SourceReader.Read(parsed.GetRequiredValue(before), [], Console.OpenStandardInput()), SourceReader.Read(parsed.GetRequiredValue(after), [], Console.OpenStandardInput()));
                var shown = new ShownNamespaces(parsed.GetRequiredValue(namespaces));
                var changes = ConnectionDiff.Between(was.Connections(), willBe.Connections()).Where(c => shown.Shows(c.Source) || shown.Shows(c.Destination)).ToList();
                output.Write(parsed.GetValue(format) == "json"
                    ? JsonText.Of(new JsonDiff([.. changes.Select(JsonChange.Of)]))
                    : changes.Count == 0 ? "no connection differs\n" : string.Concat(changes.Select(Text)));
                return parsed.GetValue(exitCode) && changes.Count > 0 ? ExitStatus.Objection : ExitStatus.Done;
            });
    }

    private static string Text(ConnectivityChange change) => change.Word() switch
    {
        "added" => $"+ {change.Source} => {change.Destination} : {change.After}\n",
        "removed" => $"- {change.Source} => {change.Destination} : {change.Before}\n",
        _ => $"~ {change.Source} => {change.Destination} : {change.Before} -> {change.After}\n",
    };
}
