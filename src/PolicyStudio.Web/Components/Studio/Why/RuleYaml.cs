using System.Collections.Immutable;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Cluster.Manifests.Streaming;
using PolicyStudio.Cluster.Manifests.Writing;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Web.Components.Studio.Why;

/// <summary>A rule as it stands in its policy's YAML, line by line.</summary>
internal static class RuleYaml
{
    /// <summary>The rule's lines; those of the given fields of one peer are marked.</summary>
    public static ImmutableArray<(string Text, bool IsMarked)> Of(NetworkPolicy policy, PolicyType direction, int rule, int? peer, IEnumerable<string> fields)
    {
        var text = ManifestWriter.Yaml(policy);
        var lines = text.Split('\n');
        var root = YamlDocuments.Parse(text, DocumentLimits.Web).First();
        var (rules, peers) = direction == PolicyType.Ingress ? ("ingress", "from") : ("egress", "to");
        var node = root.Nearest($"spec.{rules}[{rule}]");
        var marked = fields.Select(f => root.Nearest(f == "ports" ? $"spec.{rules}[{rule}].ports" : $"spec.{rules}[{rule}].{peers}[{peer}].{f}"))
            .Select(n => (First: n.Line, Last: LastLine(n))).ToList();
        var indent = lines[node.Line - 1].TakeWhile(c => c == ' ').Count();
        return [.. Enumerable.Range(node.Line, LastLine(node) - node.Line + 1)
            .Select(n => (lines[n - 1][Math.Min(indent, lines[n - 1].Length)..], marked.Any(m => m.First <= n && n <= m.Last)))];
    }

    private static int LastLine(ManifestNode node) => node switch
    {
        MappingNode { Entries: [.., var last] } => LastLine(last.Value),
        SequenceNode { Items: [.., var last] } => LastLine(last),
        _ => node.Line,
    };
}
