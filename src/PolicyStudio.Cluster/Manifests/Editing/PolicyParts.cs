using System.Collections.Immutable;
using PolicyStudio.Cluster.Manifests.Editing.Trees;

namespace PolicyStudio.Cluster.Manifests.Editing;

/// <summary>A part of a policy and the lines that it takes.</summary>
/// <param name="Path">Its field path: <c>spec.ingress[0].from[1]</c>.</param>
/// <param name="StartLine">The line of its key or dash, from 1.</param>
/// <param name="EndLine">The last line of it.</param>
public sealed record PolicyPart(string Path, int StartLine, int EndLine);

/// <summary>Finds the parts of a policy in its text.</summary>
public static class PolicyParts
{
    /// <summary>
    /// The selectors, policy types, rules, peers, address ranges and ports of the first NetworkPolicy of a text, in the order of the text, each
    /// part before those within it; none where the text does not read.
    /// </summary>
    public static ImmutableArray<PolicyPart> Of(string text)
    {
        text = text.TrimStart('\uFEFF');
        if (TextTree.Documents(text) is not { } documents || PolicyPlace.All(documents).FirstOrDefault()?["spec"] is not { } spec) return [];
        var (lines, parts) = (new TextLines(text), ImmutableArray.CreateBuilder<PolicyPart>());
        Walk(spec.Value, "spec", lines, parts);
        return parts.ToImmutable();
    }

    private static void Walk(TextNode node, string path, TextLines lines, ImmutableArray<PolicyPart>.Builder parts)
    {
        foreach (var entry in (node as TextMapping)?.Entries ?? [])
        {
            var at = $"{path}.{entry.Key.Value}";
            if (entry.Key.Value is not ("podSelector" or "namespaceSelector" or "ipBlock" or "policyTypes" or "ingress" or "egress" or "from" or "to" or "ports")) continue;
            parts.Add(Part(at, entry.Start, entry.End, lines));
            if (entry.Value is not TextSequence list) continue;
            for (var i = 0; i < list.Items.Length; i++)
            {
                if (list.Items[i].Node is TextMapping) parts.Add(Part($"{at}[{i}]", list.Items[i].Start, list.Items[i].End, lines));
                Walk(list.Items[i].Node, $"{at}[{i}]", lines, parts);
            }
        }
    }

    private static PolicyPart Part(string path, int start, int end, TextLines lines) => new(path, lines.LineOf(start) + 1, lines.LineOf(end - 1) + 1);
}
