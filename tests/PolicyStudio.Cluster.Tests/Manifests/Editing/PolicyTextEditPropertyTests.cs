using PolicyStudio.Cluster.Manifests;
using PolicyStudio.Cluster.Manifests.Editing;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Cluster.Manifests.Writing;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Cluster.Tests.Manifests.Editing;

/// <summary>Whatever the text and whatever the edit: the result reads as the policy after, and what the edit does not concern stays as it was.</summary>
public sealed class PolicyTextEditPropertyTests(ITestOutputHelper output)
{
    [Fact]
    public void One_edit_leaves_all_else_as_it_was()
    {
        var (judged, failures) = (0, new List<string>());
        for (var number = 0; number < 1_500 && failures.Count < 5; number++)
        {
            var random = new Random(number);
            var parts = new RandomPolicies(random);
            var before = parts.Policy();
            var text = new WrittenPolicy(before, random);
            var edit = new RandomEdits(random, parts).Any(before);
            var result = PolicyTextEdit.Apply(text.Text, edit.After);
            if (Wrong(text.Text, before, edit.After, result) is { } wrong) failures.Add(Report(number, edit.Name, wrong, text.Text, result));
            else if (IsPlain(before) && IsPlain(edit.After))
            {
                judged++;
                if (Lost(text, before, edit, result) is { } lost) failures.Add(Report(number, edit.Name, lost, text.Text, result));
            }
        }
        output.WriteLine($"{judged:N0} judged by their comments and lines");
        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
        Assert.True(judged > 1_200);
    }

    [Fact]
    public void Several_edits_at_once_read_as_they_should()
    {
        var failures = new List<string>();
        for (var number = 0; number < 700 && failures.Count < 5; number++)
        {
            var random = new Random(-1 - number);
            var parts = new RandomPolicies(random);
            var before = parts.Policy();
            var text = new WrittenPolicy(before, random);
            var after = random.Next(20) == 0 ? parts.Policy()
                : Enumerable.Range(0, random.Next(2, 6)).Aggregate(before, (p, _) => new RandomEdits(random, parts).Any(p).After);
            var result = PolicyTextEdit.Apply(text.Text, after);
            if (Wrong(text.Text, before, after, result) is { } wrong) failures.Add(Report(number, "several", wrong, text.Text, result));
            else if (IsPlain(before) && Changed(text, before, after, result) is { } changed) failures.Add(Report(number, "several", changed, text.Text, result));
            else if (text.Comments.Any(c => c.Owner.Length == 0 && !result.Contains(c.Text, StringComparison.Ordinal))) failures.Add(Report(number, "several", "a comment of the document is lost", text.Text, result));
        }
        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
    }

    private static string? Wrong(string text, NetworkPolicy before, NetworkPolicy after, string result)
    {
        if (Reading(text) is var own && own != ManifestWriter.Yaml(before)) return $"the text does not read as the policy: {own}";
        if (Reading(result) is var read && read != ManifestWriter.Yaml(after)) return $"reads as {read}";
        if (PolicyTextEdit.Apply(text, before) != text) return "no edit changes the text";
        if (PolicyTextEdit.Apply(result, after) != result) return "is no fixed point";
        if (text.Contains("\r\n", StringComparison.Ordinal) != result.Contains("\r\n", StringComparison.Ordinal) || result.Replace("\r\n", "", StringComparison.Ordinal).Contains('\r', StringComparison.Ordinal)) return "line ends are mixed";
        return text.Contains("part-of: ", StringComparison.Ordinal) && !result.Contains("part-of: ", StringComparison.Ordinal) ? "labels are lost" : null;
    }

    private static string? Lost(WrittenPolicy text, NetworkPolicy before, RandomEdit edit, string result)
    {
        bool IsGone(string path) => edit.Gone.Any(g => path == g || path.StartsWith(g + "/", StringComparison.Ordinal));
        foreach (var (comment, owner) in text.Comments)
            if (!IsGone(owner) && !result.Contains(comment, StringComparison.Ordinal)) return $"{comment} of {owner} is lost";
        return Changed(text, before, edit.After, result);
    }

    // A rule that stays as it is keeps its lines, wherever it moves.
    private static string? Changed(WrittenPolicy text, NetworkPolicy before, NetworkPolicy after, string result)
    {
        var ends = result.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var rules = before.Ingress.Select((r, i) => ($"spec/ingress/{i}", IsIn: after.Ingress.Contains(r)))
            .Concat(before.Egress.Select((r, i) => ($"spec/egress/{i}", IsIn: after.Egress.Contains(r))));
        foreach (var (path, isIn) in rules)
            if (isIn && text.Rules.TryGetValue(path, out var lines) && !result.Contains(string.Join(ends, lines), StringComparison.Ordinal)) return $"the lines of {path} have changed";
        return null;
    }

    // Of equal items nobody can say which one is meant.
    private static bool IsPlain(NetworkPolicy policy) =>
        policy.Ingress.Distinct().Count() == policy.Ingress.Length && policy.Egress.Distinct().Count() == policy.Egress.Length
        && Enum.GetValues<PolicyType>().SelectMany(policy.Rules).All(r => r.Peers.Distinct().Count() == r.Peers.Length && r.Ports.Distinct().Count() == r.Ports.Length)
        && policy.Peers.SelectMany(p => new[] { p.PodSelector, p.NamespaceSelector }).Append(policy.PodSelector).All(s => s is null || s.MatchExpressions.Distinct().Count() == s.MatchExpressions.Length);

    private static string Reading(string text)
    {
        var content = ManifestReader.Read("t.yaml", text, DocumentLimits.Web);
        return content.Errors.IsEmpty ? string.Concat(content.Snapshot.Policies.Select(ManifestWriter.Yaml)) : string.Join("\n", content.Errors);
    }

    private static string Report(int number, string edit, string wrong, string text, string result) => $"{number} ({edit}): {wrong}\n--- before\n{text}\n--- after\n{result}";
}
