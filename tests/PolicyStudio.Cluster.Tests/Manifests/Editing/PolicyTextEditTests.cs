using PolicyStudio.Cluster.Manifests.Editing;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;
using static PolicyStudio.Cluster.Tests.Manifests.Editing.EditedText;

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
}
