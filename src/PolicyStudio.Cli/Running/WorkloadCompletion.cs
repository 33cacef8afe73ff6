using System.CommandLine;
using System.CommandLine.Completions;
using System.Text.RegularExpressions;
using PolicyStudio.Cli.Sources;

namespace PolicyStudio.Cli.Running;

/// <summary>Completes the names of workloads from the manifests that the line names.</summary>
internal static partial class WorkloadCompletion
{
    /// <summary>Lets the shell complete an option's value.</summary>
    public static void AddTo(Option option, Argument<string?> source) => option.CompletionSources.Add(context => Names(context, source).Select(n => new CompletionItem(n)));

    private static IEnumerable<string> Names(CompletionContext context, Argument<string?> source)
    {
        try
        {
            if (context.ParseResult.GetValue(source) is not { } path || (!File.Exists(path) && !Directory.Exists(path))) return [];
            var ids = SourceReader.Read(path, Stream.Null, new()).Snapshot.Workloads.Select(w => $"{w.Namespace}/{w.Name}");
            // Nothing is offered that a shell could take for more than a name.
            return ids.Distinct().Where(id => Plain().IsMatch(id));
        }
        catch (Exception e) when (e is BadInputException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    [GeneratedRegex(@"\A[a-z0-9.-]+/[a-z0-9.-]+\z")]
    private static partial Regex Plain();
}
