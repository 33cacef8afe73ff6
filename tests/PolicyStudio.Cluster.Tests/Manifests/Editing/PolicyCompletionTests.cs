using PolicyStudio.Cluster.Manifests;
using PolicyStudio.Cluster.Manifests.Editing;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Cluster.Tests.Manifests.Fuzzing;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Tests.Manifests.Editing;

/// <summary>What may be typed at each place; the cursor is where the bar stands.</summary>
public sealed class PolicyCompletionTests
{
    private const string Head = "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: p\n  namespace: db\nspec:\n";

    private static readonly ClusterSnapshot Cluster = ManifestReader.Read("c", """
        {apiVersion: v1, kind: Namespace, metadata: {name: db, labels: {team: data}}}
        ---
        {apiVersion: v1, kind: Namespace, metadata: {name: backend, labels: {name: backend, team: shop}}}
        ---
        {apiVersion: v1, kind: Pod, metadata: {name: mysql, namespace: db, labels: {app: mysql}}, spec: {containers: [{ports: [{name: sql, containerPort: 3306}]}]}}
        ---
        {apiVersion: v1, kind: Pod, metadata: {name: orders, namespace: backend, labels: {app: orders, db: "yes"}}, spec: {containers: [{ports: [{name: http, containerPort: 8080}, {containerPort: 53, protocol: UDP}]}]}}
        """, DocumentLimits.Web).Snapshot;

    [Theory]
    [InlineData("|", "apiVersion kind metadata spec")]
    [InlineData("kind: |", "NetworkPolicy")]
    [InlineData("apiVersion: |", "networking.k8s.io/v1")]
    [InlineData("kind: NetworkPolicy\nm|", "metadata")]
    [InlineData("kind: NetworkPolicy\n|\nspec:\n  podSelector: {}\n", "apiVersion metadata")]
    [InlineData("metadata:\n  |", "name namespace labels annotations")]
    [InlineData("metadata:\n  namespace: |", "backend db")]
    [InlineData("metadata: {name: x, namespace: b|", "backend db")]
    public void The_document(string text, string labels) => Offers(text, labels);

    [Theory]
    [InlineData("  |", "podSelector policyTypes ingress egress")]
    [InlineData("  podSelector: {}\n  |\n  egress: []\n", "policyTypes ingress")]
    [InlineData("  podSelector: {}\n  in|", "ingress")]
    [InlineData("  policyTypes: |", "[Ingress] [Egress] [Ingress, Egress]")]
    [InlineData("  policyTypes: [|", "Ingress Egress")]
    [InlineData("  policyTypes: [Ingress, |", "Egress")]
    [InlineData("  policyTypes:\n  - |", "Ingress Egress")]
    [InlineData("  policyTypes:\n  - Ingress\n  - |", "Egress")]
    [InlineData("  policyTypes:\n    |", "- Ingress;- Egress")]
    [InlineData("  ingress:\n    |", "- from;- ports")]
    [InlineData("  ingress:\n  |", "- from;- ports;podSelector;policyTypes;egress")]
    [InlineData("  ingress:\n  - |", "from ports")]
    [InlineData("  ingress:\n    - from: []\n      |", "ports")]
    [InlineData("  egress:\n  - |\n    ports: []\n", "to")]
    [InlineData("  ingress:\n  - from:\n    - |", "namespaceSelector podSelector ipBlock")]
    [InlineData("  ingress:\n  - from:\n    - podSelector: {}\n      |", "namespaceSelector ipBlock")]
    [InlineData("  ingress: [{from: [{|", "namespaceSelector podSelector ipBlock")]
    [InlineData("  ingress:\n  - from:\n    - ipBlock:\n        |", "cidr except")]
    [InlineData("  ingress:\n  - from:\n    - ipBlock:\n        cidr: |", "0.0.0.0/0 ::/0")]
    [InlineData("  ingress:\n  - ports:\n    - |", "protocol port endPort")]
    [InlineData("  ingress:\n  - ports:\n    - protocol: |", "TCP UDP SCTP")]
    [InlineData("  podSelector:\n    |", "matchLabels matchExpressions")]
    [InlineData("  podSelector: |", "{}")]
    [InlineData("  podSelector:\n    matchExpressions:\n    - |", "key operator values")]
    [InlineData("  podSelector:\n    matchExpressions:\n    - key: app\n      operator: |", "In NotIn Exists DoesNotExist")]
    [InlineData("  podSelector: {} # |", "")]
    [InlineData("  # |", "")]
    [InlineData("  nonsense:\n    |", "")]
    public void The_spec(string text, string labels) => Offers(Head + text, labels);

    [Theory]
    [InlineData("  podSelector:\n    matchLabels:\n      |", "app")]
    [InlineData("  podSelector:\n    matchLabels:\n      app: |", "mysql")]
    [InlineData("  podSelector: {matchLabels: {app: m|", "mysql")]
    [InlineData("  ingress:\n  - from:\n    - podSelector:\n        matchLabels:\n          |", "app db")]
    [InlineData("  ingress:\n  - from:\n    - podSelector:\n        matchLabels:\n          app: |", "mysql orders")]
    [InlineData("  ingress:\n  - from:\n    - namespaceSelector:\n        matchLabels:\n          team: shop\n      podSelector:\n        matchLabels:\n          app: |", "orders")]
    [InlineData("  ingress:\n  - from:\n    - podSelector:\n        matchLabels:\n          app: |\n      namespaceSelector: {matchLabels: {team: shop}}\n", "orders")]
    [InlineData("  ingress:\n  - from:\n    - namespaceSelector:\n        matchLabels:\n          team: |", "data shop")]
    [InlineData("  ingress:\n  - from:\n    - namespaceSelector:\n        matchLabels:\n          team: shop\n          n|", "name kubernetes.io/metadata.name")]
    [InlineData("  podSelector:\n    matchExpressions:\n    - key: |", "app")]
    [InlineData("  podSelector:\n    matchExpressions:\n    - key: app\n      operator: In\n      values:\n      - |", "mysql")]
    [InlineData("  podSelector:\n    matchExpressions:\n    - key: app\n      operator: In\n      values: [|", "mysql")]
    [InlineData("  ingress:\n  - ports:\n    - port: |", "53 3306 8080 http sql")]
    [InlineData("  podSelector:\n    matchLabels:\n      app: mysql\n  ingress:\n  - ports:\n    - port: |", "3306 sql")]
    [InlineData("  egress:\n  - ports:\n    - protocol: UDP\n      port: |", "53")]
    public void The_cluster(string text, string labels) => Offers(Head + text, labels);

    [Fact]
    public void What_is_inserted_replaces_the_word_and_fits_the_indentation()
    {
        Assert.Equal("  podSelector:\n    ", Inserted("  pod|", "podSelector"));
        Assert.Equal("  ingress:\n  - from:\n    - podSelector:\n        ", Inserted("  ingress:\n  - from:\n    - |", "podSelector", 4));
        Assert.Equal("  ingress:\n    - from:\n        - ", Inserted("  ingress:\n    - fr|", "from", 4));
        Assert.Equal("  podSelector:\n    matchLabels:\n      app: ", Inserted("  podSelector:\n    matchLabels:\n      a|", "app"));
        Assert.Equal("  policyTypes: [Ingress]", Inserted("  policyTypes:|", "[Ingress]"));
        Assert.Equal("  egress:\n  - ports:\n    - port: 8080", Inserted("  egress:\n  - ports:\n    - port: 80|", "8080"));
        Assert.Equal("  egress:\n  - to:\n    - podSelector:\n        matchLabels:\n          db: \"yes\"", Inserted("  egress:\n  - to:\n    - podSelector:\n        matchLabels:\n          db: |", "yes"));
    }

    [Fact]
    public void At_no_place_of_any_text_it_fails()
    {
        var number = 0;
        foreach (var bytes in Seeds.All.Texts.Where(t => t.Length < 4_000))
        {
            var text = System.Text.Encoding.UTF8.GetString(bytes);
            // Every offset of some text, though not of each.
            for (var offset = number++ % 40; offset <= text.Length; offset += 40)
            {
                var whole = PolicyCompletion.At(text, offset, Cluster);
                Assert.InRange(whole.From, 0, offset);
                Assert.InRange(whole.Items.Length, 0, 50);
                Assert.InRange(PolicyCompletion.At(text[..offset], offset, offset % 2 == 0 ? null : Cluster).From, 0, offset);
            }
        }
    }

    private static void Offers(string text, string labels)
    {
        var offset = text.IndexOf('|', StringComparison.Ordinal);
        var offered = PolicyCompletion.At(text.Remove(offset, 1), offset, Cluster).Items.Select(i => i.Label);
        Assert.Equal(labels, string.Join(labels.Contains(';', StringComparison.Ordinal) ? ";" : " ", offered));
    }

    // The text from the spec on after a choice, as an editor puts it in: lines after the first indented like the line itself.
    private static string Inserted(string text, string label, int indent = 2)
    {
        var (whole, offset) = (Head + text.Replace("|", "", StringComparison.Ordinal), Head.Length + text.IndexOf('|', StringComparison.Ordinal));
        var found = PolicyCompletion.At(whole, offset, Cluster);
        var insert = found.Items.Single(i => i.Label == label).Insert.Replace("\n", "\n" + new string(' ', indent), StringComparison.Ordinal);
        return (whole[..found.From] + insert + whole[offset..])[Head.Length..];
    }
}
