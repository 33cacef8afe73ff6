using PolicyStudio.Cluster.Applying.Exporting;
using PolicyStudio.Cluster.Applying.Plans;
using PolicyStudio.Cluster.Demo;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Tests.Applying.Exporting;

public sealed class KubectlCommandsTests
{
    // A kubectl that prints each of its arguments, and what it is given at its standard input, between marks.
    private const string Echo = "kubectl() { printf '<%s>' \"$@\"; for a in \"$@\"; do [ \"$a\" = --filename=- ] && cat; done; printf '\\n'; }\n";

    [Fact]
    public void The_founding_draft_is_four_commands()
    {
        using var demo = new DemoCluster(TimeProvider.System);
        var commands = KubectlCommands.For(new Scenario().Plan(demo.Current));
        Assert.Equal("kubectl label namespace backend name=backend --overwrite", commands[0]);
        Assert.Equal(
            """kubectl patch deployment orders --namespace=backend --type=merge --patch='{"spec":{"template":{"metadata":{"labels":{"db":"access_ok"}}}}}'""", commands[1]);
        Assert.Equal("kubectl rollout status deployment orders --namespace=backend --timeout=5m", commands[2]);
        Assert.StartsWith("kubectl apply --filename=- <<'EOF'\napiVersion: networking.k8s.io/v1\n", commands[3], StringComparison.Ordinal);
        Assert.EndsWith("\nEOF", commands[3], StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_are_removed_and_policies_deleted()
    {
        using var demo = new DemoCluster(TimeProvider.System);
        var snapshot = demo.Current.Snapshot!;
        var draft = PolicyDraft.Empty.With(new NamespaceLabelChange("web", "name", null)).With(new PolicyDeletion("analytics", "dashboards-from-office"));
        Assert.Equal(["kubectl label namespace web name- --overwrite", "kubectl delete networkpolicy dashboards-from-office --namespace=analytics"],
            KubectlCommands.For(ChangePlanner.Plan(draft, snapshot, 1)));
    }

    public static TheoryData<string> Hostile =>
    [
        "plain", "two words", "it's", "$(touch /tmp/pwned)", "`id`", "a;b", "a&b|c>d", "\"quoted\"", "back\\slash", "line\nbreak", "tab\there", "EOF",
        "\u202Eright-to-left", "\u001b[31mred", "ümlaut", "*?[x]", "~root", "!history", "#comment", "''", "\\'", "{a,b}", "name=value",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task Whatever_a_name_or_a_value_holds_the_shell_hands_it_to_kubectl_as_it_is(string text)
    {
        var change = new NamespaceLabelChange(text, "key", text);
        var cluster = new ClusterSnapshot([new(text, LabelSet.Empty)], [], [], [], [], []);
        var command = Assert.Single(KubectlCommands.For(ChangePlanner.Plan(PolicyDraft.Empty.With(change), cluster, 1)));
        Assert.Equal($"<label><namespace><{text}><key={text}><--overwrite>\n", await Bash.RunAsync(Echo + command));
    }

    [Fact]
    public async Task Random_texts_come_through_a_shell_unchanged()
    {
        var random = new Random(20);
        var texts = Enumerable.Range(0, 300).Select(_ => string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => RandomCharacter(random)))).Distinct().ToList();
        var cluster = new ClusterSnapshot(texts.Select(t => new Namespace(t, LabelSet.Empty)), [], [], [], [], []);
        var draft = texts.Aggregate(PolicyDraft.Empty, (d, t) => d.With(new NamespaceLabelChange(t, "key", t)));
        var commands = KubectlCommands.For(ChangePlanner.Plan(draft, cluster, 1));
        var output = await Bash.RunAsync("kubectl() { printf '%s\\0' \"$3\" \"$4\"; }\n" + string.Join('\n', commands));
        Assert.Equal(texts.SelectMany(t => new[] { t, $"key={t}" }), output.Split('\0')[..^1]);
    }

    [Fact]
    public async Task A_document_with_the_delimiter_in_it_arrives_whole()
    {
        var policy = new NetworkPolicy
        {
            Namespace = "db",
            Name = "EOF",
            PolicyTypes = [PolicyType.Ingress],
            PodSelector = LabelSelector.ForLabels(("a", "$(id)\nEOF\nrm -rf")),
        };
        var cluster = new ClusterSnapshot([new("db", LabelSet.Empty)], [], [], [], [], []);
        var command = Assert.Single(KubectlCommands.For(ChangePlanner.Plan(PolicyDraft.Empty.With(new PolicyWrite(policy)), cluster, 1)));
        var yaml = Cluster.Manifests.Writing.ManifestWriter.Yaml(policy);
        Assert.Equal($"<apply><--filename=->{yaml}\n", await Bash.RunAsync(Echo + command));
    }

    // No NUL, which no argument can hold, and no lone surrogates, which are no text.
    private static string RandomCharacter(Random random)
    {
        const string Special = "'\"\\$`!&|;<>(){}[]*?~# \t\n\r\u001b\u007f\u00a0\u202e\u2066";
        return random.Next(3) == 0 ? Special[random.Next(Special.Length)].ToString() : char.ConvertFromUtf32(random.Next(1, 0xD7FF));
    }
}
