using System.Text.Json.Nodes;
using PolicyStudio.Cluster.Manifests.Editing.Rendering;
using PolicyStudio.Cluster.Manifests.Editing.Schema;
using PolicyStudio.Cluster.Manifests.Editing.Trees;
using PolicyStudio.Cluster.Manifests.Editing.Walking;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Cluster.Manifests.Writing;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Cluster.Manifests.Editing;

/// <summary>Brings a change of a policy into the text that somebody wrote it as.</summary>
public static class PolicyTextEdit
{
    /// <summary>
    /// The text that reads as the policy, changed only where it differs: comments, blank lines, the order of keys and quotes stay. What cannot be
    /// edited at its place is written anew, and as little around it as will do. The result never reads as anything else than the policy.
    /// </summary>
    /// <param name="text">YAML or JSON with one NetworkPolicy that reads without an error; documents of other kinds beside it stay as they are.</param>
    /// <param name="policy">The policy as it shall be. What it does not hold (labels, annotations, a version) stays as the text has it.</param>
    public static string Apply(string text, NetworkPolicy policy)
    {
        var mark = text.StartsWith('\uFEFF') ? "\uFEFF" : "";
        return mark + (Candidates(text[mark.Length..], policy).FirstOrDefault(c => c is not null && Reads(c, policy)) ?? ManifestWriter.Yaml(policy).ReplaceLineEndings(new TextLines(text).NewLine));
    }

    // From the least change to the greatest.
    private static IEnumerable<string?> Candidates(string text, NetworkPolicy policy)
    {
        if (TextTree.Documents(text) is not { } documents || PolicyPlace.Of(documents, policy) is not { } place)
        {
            yield return Json(text, policy);
            yield break;
        }
        var wanted = Wanted(place, policy);
        if (PartMeaning.IsSame(place, wanted, PolicySchema.Document)) yield return text;
        var lines = new TextLines(text);
        EditContext Context() => new(text, lines, new(place, lines), new());
        foreach (var edit in Edits(place, wanted))
        {
            var context = Context();
            edit(context);
            yield return context.Edits.Apply(text);
        }
    }

    private static IEnumerable<Action<EditContext>> Edits(TextMapping place, JsonObject wanted)
    {
        yield return context => ValueEdit.Make(context, new(place.Start, place.Start, place, false), wanted, PolicySchema.Document);
        if (!place.IsFlow && place["spec"] is { } spec && place["metadata"] is { } metadata)
            yield return context =>
            {
                ValueEdit.Anew(context, Slot.Of(spec), wanted["spec"]);
                ValueEdit.Make(context, Slot.Of(metadata), wanted["metadata"], PolicySchema.Document.Owned("metadata")!);
            };
        yield return context => Rewriting.Make(context, place, wanted);
    }

    // The policy as the writer has it, less what the text need not say: policyTypes that follow from its rules, or stand there in another order.
    private static JsonObject Wanted(TextMapping place, NetworkPolicy policy)
    {
        var wanted = ManifestWriter.Json(policy);
        wanted.Remove("apiVersion");
        wanted.Remove("kind");
        var spec = (JsonObject)wanted["spec"]!;
        var written = PartMeaning.Of((place["spec"]?.Value as TextMapping)?["policyTypes"]?.Value, PolicySchema.PolicyTypes) as JsonArray;
        if (written is null && policy.PolicyTypes.AsSpan().SequenceEqual(NetworkPolicy.DefaultPolicyTypes(!policy.Egress.IsEmpty).AsSpan())) spec.Remove("policyTypes");
        else if (written is not null && written.Select(PartMeaning.TextOf).ToHashSet().SetEquals(policy.PolicyTypes.Select(t => $"\"{t}\""))) spec["policyTypes"] = written;
        return wanted;
    }

    // A text that YAML does not take, as JSON that is indented with tabs, or that holds no policy.
    private static string? Json(string text, NetworkPolicy policy)
    {
        if (text.AsSpan().TrimStart() is not ['{', ..]) return null;
        return new FlowText(isJson: true, isTall: true, new TextLines(text).NewLine).Of(ManifestWriter.Json(policy), 0) + "\n";
    }

    private static bool Reads(string text, NetworkPolicy policy)
    {
        var content = ManifestReader.Read("", text, DocumentLimits.Disk);
        if (content.Errors.IsEmpty)
            return content.Snapshot.FindPolicy(policy.Namespace, policy.Name) is { } read && ManifestWriter.Yaml(read) == ManifestWriter.Yaml(policy);
        // A policy that the API server refuses has its errors wherever it is written; there must be no others.
        var expected = ManifestReader.Read("", ManifestWriter.Yaml(policy), DocumentLimits.Disk).Errors.Select(e => (e.Path, e.Message));
        return content.Errors.Select(e => (e.Path, e.Message)).Order().SequenceEqual(expected.Order())
            && TextTree.Documents(text) is { } documents && PolicyPlace.All(documents).Any(p => PartMeaning.IsSame(p, Wanted(p, policy), PolicySchema.Document));
    }
}
