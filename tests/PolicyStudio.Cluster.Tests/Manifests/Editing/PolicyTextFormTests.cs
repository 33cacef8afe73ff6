using PolicyStudio.Cluster.Manifests;
using PolicyStudio.Cluster.Manifests.Editing;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;
using static PolicyStudio.Cluster.Tests.Manifests.Editing.EditedText;

namespace PolicyStudio.Cluster.Tests.Manifests.Editing;

/// <summary>Whatever form a text has, it keeps it.</summary>
public sealed class PolicyTextFormTests
{
    [Fact]
    public void Lists_at_their_keys_column_stay_there()
    {
        const string text = "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: p\nspec:\n  podSelector: {}\n  ingress:\n  - from:\n    - podSelector: {}\n";
        var after = Read(text) is var p ? p with { Ingress = [new([.. p.Ingress[0].From, new(LabelSelector.Everything, null)], [new(Protocol.Tcp, 80)])] } : null!;
        Assert.Equal(text + "    - namespaceSelector: {}\n    ports:\n    - protocol: TCP\n      port: 80\n", Apply(text, after));
    }

    [Fact]
    public void A_comment_of_the_second_key_stays_when_the_first_goes_from_behind_its_dash()
    {
        const string head = "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: p\nspec:\n  podSelector: {}\n  ingress:\n";
        const string text = head + "  - from: # who\n    - podSelector: {}\n    # which\n    ports:\n    - port: 80\n";
        Assert.Equal(head + "  -\n    # which\n    ports:\n    - port: 80\n", Apply(text, Read(text) is var p ? With(p, 0, r => r with { From = [] }) : null!));
    }

    [Theory]
    [InlineData("from:")]
    [InlineData("from: ~ # nobody yet")]
    [InlineData("from: [] # nobody yet")]
    public void A_list_left_blank_opens_below_its_key(string blank)
    {
        const string head = "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: p\nspec:\n  podSelector: {}\n  ingress:\n  - ";
        var text = $"{head}{blank}\n    ports:\n    - port: 80\n";
        Assert.Equal($"{head}{blank.Replace(" ~", "", StringComparison.Ordinal).Replace(" []", "", StringComparison.Ordinal)}\n    - podSelector: {{}}\n    ports:\n    - port: 80\n",
            Apply(text, Read(text) is var p ? With(p, 0, r => r with { From = [new(null, LabelSelector.Everything)] }) : null!));
    }

    [Fact]
    public void Lines_end_as_they_did_and_a_missing_last_break_stays_missing()
    {
        const string text = "apiVersion: networking.k8s.io/v1\r\nkind: NetworkPolicy\r\nmetadata:\r\n  name: p\r\nspec:\r\n  podSelector: {}\r\n  policyTypes: [Ingress]";
        var after = Read(text) with { PolicyTypes = [PolicyType.Ingress, PolicyType.Egress], Ingress = [new([], [])] };
        Assert.Equal(text.Replace("[Ingress]", "[Ingress, Egress]", StringComparison.Ordinal) + "\r\n  ingress:\r\n  - {}", Apply(text, after));
    }

    [Fact]
    public void JSON_stays_JSON()
    {
        const string text = """
            {
              "apiVersion": "networking.k8s.io/v1",
              "kind": "NetworkPolicy",
              "metadata": {"name": "p", "labels": {"a": "b"}},
              "spec": {
                "podSelector": {},
                "policyTypes": ["Ingress"]
              }
            }
            """;
        Assert.Equal("""
            {
              "apiVersion": "networking.k8s.io/v1",
              "kind": "NetworkPolicy",
              "metadata": {"name": "q", "labels": {"a": "b"}},
              "spec": {
                "podSelector": {},
                "policyTypes": ["Ingress"],
                "ingress": [
                  {
                    "ports": [
                      {
                        "protocol": "TCP",
                        "port": 80
                      }
                    ]
                  }
                ]
              }
            }
            """, Apply(text, Read(text) with { Name = "q", Ingress = [new([], [new(Protocol.Tcp, 80)])] }));
    }

    [Fact]
    public void Other_documents_and_the_items_of_a_list_stay()
    {
        const string text = """
            apiVersion: v1
            kind: Namespace
            metadata: {name: db}
            ---
            apiVersion: v1
            kind: List
            items:
            - apiVersion: networking.k8s.io/v1
              kind: NetworkPolicy
              metadata: {name: p, namespace: db}
              spec: {podSelector: {}}
            - apiVersion: networking.k8s.io/v1
              kind: NetworkPolicy
              metadata: {name: q, namespace: db} # this one
              spec: {podSelector: {}, policyTypes: [Egress]}

            """;
        var policy = ManifestReader.Read("t", text, DocumentLimits.Web).Snapshot.FindPolicy("db", "q")!;
        Assert.Equal(text.Replace("[Egress]}", "[Egress], egress: [{}]}", StringComparison.Ordinal), PolicyTextEdit.Apply(text, policy with { Egress = [new([], [])] }));
    }

    [Fact]
    public void Types_that_follow_from_the_rules_stay_unsaid_as_long_as_they_do()
    {
        const string text = "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: p\nspec:\n  podSelector: {}\n";
        var policy = Read(text);
        Assert.Equal(text + "  egress:\n  - {}\n", Apply(text, policy with { PolicyTypes = [PolicyType.Ingress, PolicyType.Egress], Egress = [new([], [])] }));
        Assert.Equal(text + "  policyTypes:\n  - Ingress\n  egress:\n  - {}\n", Apply(text, policy with { Egress = [new([], [])] }));
    }
}
