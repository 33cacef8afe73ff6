using System.Text.RegularExpressions;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Web.State.Targets;

/// <summary>A workload as an address writes it: <c>db/mysql[StatefulSet]</c>, the kind left out where the name is the only one.</summary>
/// <param name="Namespace">The namespace.</param>
/// <param name="Name">The workload's name.</param>
/// <param name="Kind">The API's kind, or null.</param>
public sealed partial record TargetName(string Namespace, string Name, string? Kind)
{
    /// <summary>The name of a workload.</summary>
    public static TargetName Of(Workload workload) => new(workload.Namespace, workload.Name, workload.Reference.Kind);

    /// <summary>Reads an address; null when it is none.</summary>
    public static TargetName? Parse(string? text)
    {
        if (text is null or { Length: > 600 } || Pattern().Match(text) is not { Success: true } match) return null;
        return new(match.Groups["ns"].Value, match.Groups["name"].Value, match.Groups["kind"] is { Success: true } kind ? kind.Value : null);
    }

    /// <summary>The spelling.</summary>
    public override string ToString() => Kind is null ? $"{Namespace}/{Name}" : $"{Namespace}/{Name}[{Kind}]";

    [GeneratedRegex(@"\A(?<ns>[^/\[\]]+)/(?<name>[^/\[\]]+)(\[(?<kind>[^/\[\]]+)\])?\z")]
    private static partial Regex Pattern();
}
