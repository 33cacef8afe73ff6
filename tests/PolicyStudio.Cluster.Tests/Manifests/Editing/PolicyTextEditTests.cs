using System.Collections.Immutable;
using PolicyStudio.Cluster.Manifests;
using PolicyStudio.Cluster.Manifests.Editing;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Cluster.Tests.Manifests.Editing;

/// <summary>What an edit leaves of a text, line by line.</summary>
public sealed class PolicyTextEditTests
{
    private const string Commented = """
        # Who may reach MySQL.
        # Asked for by the orders team.
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          namespace: db          # not the application's
          name: allow-orders
          labels: {team: "data"}
        spec:
          podSelector:           # the server
            matchLabels:
              app: 'mysql'

          # Two ways in.
          ingress:
            # Orders writes.
            - ports:
                - port: 3306     # SQL
                  protocol: TCP
              from:
                # In the backend.
                - namespaceSelector:
                    matchLabels:
                      name: backend
                  podSelector: {matchLabels: {db: access_ok}}

            # Metrics are scraped.
            - from:
                - namespaceSelector: {}
              ports:
                - port: 9104
            # A third rule may follow.

        # The end.

        """;

    [Fact]
    public void A_scalar_changes_at_its_place_in_its_quotes() => Becomes(
        p => p with { Name = "allow-all", PodSelector = LabelSelector.ForLabels(("app", "maria")) },
        ("name: allow-orders", "name: allow-all"), ("app: 'mysql'", "app: 'maria'"));

    [Fact]
    public void A_port_keeps_its_comment_and_a_number_needs_no_quotes() => Becomes(
        p => With(p, 0, r => r with { Ports = [new(Protocol.Tcp, 3307)] }), ("port: 3306     # SQL", "port: 3307     # SQL"));

    [Fact]
    public void A_rule_that_goes_takes_its_comments_along() => Becomes(p => p with { Ingress = [p.Ingress[1]] }, (
        """
            # Orders writes.
            - ports:
                - port: 3306     # SQL
                  protocol: TCP
              from:
                # In the backend.
                - namespaceSelector:
                    matchLabels:
                      name: backend
                  podSelector: {matchLabels: {db: access_ok}}


        """, "\n"));

    [Fact]
    public void A_rule_that_moves_takes_its_comments_along() => Assert.Equal(
        ["# Two ways in.", "# Metrics are scraped.", "# Orders writes.", "# In the backend.", "# A third rule may follow.", "# The end."],
        Apply(Commented, Read(Commented) is var p ? p with { Ingress = [p.Ingress[1], p.Ingress[0]] } : null!).Split('\n').Select(l => l.Trim()).Where(l => l.StartsWith('#')).Skip(2));

    [Fact]
    public void New_parts_indent_like_those_around_them() => Becomes(
        p => p with { Ingress = p.Ingress.Add(new([new(null, null, Block("10.0.0.0/8", "10.1.0.0/16"))], [new(Protocol.Udp, null, "dns")])), PolicyTypes = [PolicyType.Ingress, PolicyType.Egress] },
        ("""
              app: 'mysql'

        """, """
              app: 'mysql'
          policyTypes:
            - Ingress
            - Egress

        """), (
        """
                - port: 9104

        """, """
                - port: 9104
            - from:
                - ipBlock:
                    cidr: 10.0.0.0/8
                    except:
                      - 10.1.0.0/16
              ports:
                - protocol: UDP
                  port: dns

        """));

    [Fact]
    public void Braces_stay_braces() => Becomes(
        p => With(p, 0, r => r with { From = [r.From[0] with { PodSelector = LabelSelector.ForLabels(("app", "orders"), ("db", "yes")) }] }),
        ("{matchLabels: {db: access_ok}}", "{matchLabels: {app: orders, db: \"yes\"}}"));

    [Fact]
    public void An_empty_selector_opens_and_one_that_empties_closes()
    {
        Becomes(p => With(p, 1, r => r with { From = [new(LabelSelector.ForLabels(("name", "monitoring")), null)] }), ("- namespaceSelector: {}", """
            - namespaceSelector:
                        matchLabels:
                          name: monitoring
            """));
        Becomes(p => p with { PodSelector = LabelSelector.Everything }, ("""
              podSelector:           # the server
                matchLabels:
                  app: 'mysql'

            """, """
              podSelector: {}           # the server

            """));
    }

    [Fact]
    public void The_first_key_behind_a_dash_goes_and_another_comes_before_it()
    {
        Becomes(p => With(p, 1, r => r with { From = [] }), ("""
                - from:
                    - namespaceSelector: {}
                  ports:
            """, "    - ports:"));
        Becomes(p => With(p, 1, r => r with { From = [new(LabelSelector.Everything, LabelSelector.ForLabels(("app", "prometheus")))] }), ("- namespaceSelector: {}\n", """
            - namespaceSelector: {}
                      podSelector:
                        matchLabels:
                          app: prometheus

            """));
        Becomes(p => With(p, 1, r => r with { Ports = [new(Protocol.Udp, 9104)] }), ("- port: 9104", """
            - protocol: UDP
                      port: 9104
            """));
    }

    [Fact]
    public void A_rule_that_loses_all_is_an_empty_one() => Becomes(p => With(p, 1, _ => new([], [])), ("""
            - from:
                - namespaceSelector: {}
              ports:
                - port: 9104
        """, "    - {}"));

    [Fact]
    public void Rules_that_all_go_take_their_key_along() => Assert.DoesNotContain("ingress", Apply(Commented, Read(Commented) with { Ingress = [] }), StringComparison.Ordinal);

    [Fact]
    public void Lists_at_their_keys_column_stay_there()
    {
        const string text = "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: p\nspec:\n  podSelector: {}\n  ingress:\n  - from:\n    - podSelector: {}\n";
        var after = Read(text) is var p ? p with { Ingress = [new([.. p.Ingress[0].From, new(LabelSelector.Everything, null)], [new(Protocol.Tcp, 80)])] } : null!;
        Assert.Equal(text + "    - namespaceSelector: {}\n    ports:\n    - protocol: TCP\n      port: 80\n", Apply(text, after));
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

    [Fact]
    public void A_policy_that_the_API_server_refuses_is_written_all_the_same_and_back()
    {
        var wrong = Read(Commented) with { PodSelector = LabelSelector.ForLabels(("app", "a b")) };
        var text = PolicyTextEdit.Apply(Commented, wrong);
        Assert.Equal(Commented.Replace("'mysql'", "'a b'", StringComparison.Ordinal), text);
        Assert.Equal(Commented, PolicyTextEdit.Apply(text, Read(Commented)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a: [")]
    [InlineData("kind: Pod\n")]
    [InlineData("\t{\"kind\": \"NetworkPolicy\"}")]
    public void A_text_without_a_policy_is_written_anew(string text) => Apply(text, Read(Commented));

    // Replaces parts of the text in the way an edit is said to, and nothing else.
    private static void Becomes(Func<NetworkPolicy, NetworkPolicy> edit, params (string Old, string New)[] changes)
    {
        var expected = changes.Aggregate(Commented, (text, c) => text.Replace(c.Old, c.New, StringComparison.Ordinal));
        Assert.All(changes, c => Assert.Contains(c.Old, Commented, StringComparison.Ordinal));
        Assert.Equal(expected, Apply(Commented, edit(Read(Commented))));
    }

    private static string Apply(string text, NetworkPolicy policy)
    {
        var result = PolicyTextEdit.Apply(text, policy);
        Assert.Equal(policy, Read(result));
        return result;
    }

    private static NetworkPolicy Read(string text)
    {
        var content = ManifestReader.Read("t", text, DocumentLimits.Web);
        Assert.Empty(content.Errors);
        return Assert.Single(content.Snapshot.Policies);
    }

    private static NetworkPolicy With(NetworkPolicy policy, int rule, Func<IngressRule, IngressRule> change) =>
        policy with { Ingress = policy.Ingress.SetItem(rule, change(policy.Ingress[rule])) };

    private static IpBlock Block(string cidr, string except) =>
        Cidr.TryParse(cidr, out var range) && Cidr.TryParse(except, out var hole) ? new(range, ImmutableArray.Create(hole)) : throw new ArgumentException(cidr);
}
