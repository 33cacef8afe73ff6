using PolicyStudio.Cluster.Manifests;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Remedies;
using PolicyStudio.Engine.Sets;
using PolicyStudio.Engine.Snapshots;
using PolicyStudio.Engine.Tests.Plain;

namespace PolicyStudio.Engine.Tests.Remedies;

/// <summary>The smallest changes that would admit a denied connection.</summary>
public sealed class RemedyTests
{
    private const string Cluster = """
        {apiVersion: v1, kind: Namespace, metadata: {name: db}}
        ---
        {apiVersion: v1, kind: Namespace, metadata: {name: backend, labels: {name: backend}}}
        ---
        {apiVersion: v1, kind: Namespace, metadata: {name: web, labels: {name: web}}}
        ---
        {apiVersion: apps/v1, kind: StatefulSet, metadata: {namespace: db, name: mysql}, spec: {selector: {matchLabels: {app: mysql}}, template: {metadata: {labels: {app: mysql}}}}}
        ---
        {apiVersion: apps/v1, kind: Deployment, metadata: {namespace: backend, name: orders}, spec: {selector: {matchLabels: {app: orders}}, template: {metadata: {labels: {app: orders, db: access_ok}}}}}
        ---
        {apiVersion: apps/v1, kind: Deployment, metadata: {namespace: backend, name: mailer}, spec: {selector: {matchLabels: {app: mailer}}, template: {metadata: {labels: {app: mailer}}}}}
        ---
        {apiVersion: apps/v1, kind: Deployment, metadata: {namespace: web, name: shop}, spec: {selector: {matchLabels: {app: shop}}, template: {metadata: {labels: {app: shop, db: access_ok}}}}}
        ---
        {apiVersion: apps/v1, kind: Deployment, metadata: {namespace: web, name: cart}, spec: {selector: {matchLabels: {app: cart}}, template: {metadata: {labels: {app: cart, db: access_ok}}}}}
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {namespace: db, name: allow-backend}
        spec:
          podSelector: {matchLabels: {app: mysql}}
          ingress:
            - from: [{namespaceSelector: {matchLabels: {name: backend}}, podSelector: {matchLabels: {db: access_ok}}}]
              ports: [{port: 3306}]
        """;

    [Fact]
    public void A_peer_comes_before_a_label_and_opens_just_the_edge()
    {
        var remedies = Find("mailer", "mysql", 3306);
        Assert.Equal(
        [
            (RemedyKind.Peer, "add a peer to db/allow-backend, ingress rule 1, for pods app=mailer of namespace backend", "opens nothing else"),
            (RemedyKind.PodLabel, "label Deployment backend/mailer db=access_ok", "opens nothing else"),
        ], remedies.Select(r => (r.Kind, r.Title, r.Effect)));
    }

    [Fact]
    public void A_label_on_the_namespace_says_whom_it_lets_in_besides()
    {
        var label = Find("shop", "mysql", 3306).Single(r => r.Kind == RemedyKind.NamespaceLabel);
        Assert.Equal("label namespace web name=backend (in place of name=web)", label.Title);
        Assert.Equal("web/cart[Deployment] db/mysql[StatefulSet] TCP 3306", string.Join(", ", label.AlsoOpened.Select(c => $"{c.Source} {c.Destination} {c.Opened}")));
        Assert.Equal("also opens 1 connection", label.Effect);
    }

    [Fact]
    public void A_port_that_the_peers_rule_lacks_is_added_to_it_or_opened_for_the_source_alone()
    {
        var remedies = Find("orders", "mysql", 9104);
        Assert.Equal("add an ingress rule to db/allow-backend for pods app=orders of namespace backend on TCP 9104", remedies[0].Title);
        Assert.Equal((RemedyKind.Port, "add TCP 9104 to db/allow-backend, ingress rule 1"), (remedies[1].Kind, remedies[1].Title));
        Assert.Equal(3306, Policy(remedies[1]).Ingress[0].Ports[0].Number);
        Assert.Equal(9104, Policy(remedies[1]).Ingress[0].Ports[1].Number);
    }

    [Fact]
    public void Both_sides_are_opened_where_both_deny()
    {
        var shut = Cluster + """

            ---
            {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {namespace: backend, name: shut}, spec: {podSelector: {}, policyTypes: [Egress]}}
            """;
        var best = Find("mailer", "mysql", 3306, shut)[0];
        Assert.Equal("add an egress rule to backend/shut for pods app=mysql of namespace db on TCP 3306, and "
            + "add a peer to db/allow-backend, ingress rule 1, for pods app=mailer of namespace backend", best.Title);
        Assert.Equal(2, best.Draft.Changes.Length);
        // The egress rule opens the database to its neighbour too, whom the database knows already.
        Assert.Equal("backend/orders[Deployment]", Assert.Single(best.AlsoOpened).Source.Id);
    }

    [Fact]
    public void Addresses_are_admitted_by_an_ipBlock_of_just_that_range()
    {
        var engine = new ReachabilityEngine(Snapshot(Cluster));
        Assert.True(IpAddress.TryParse("192.0.2.0", out var first) & IpAddress.TryParse("192.0.2.127", out var last));
        var verdict = engine.Judge(new AddressEndpoint(first, last), Endpoint(engine, "mysql"), Connectivity.Of(Protocol.Tcp, 3306));
        var remedy = Assert.Single(RemedyFinder.Find(verdict, TestContext.Current.CancellationToken));
        Assert.Equal("192.0.2.0/25", Policy(remedy).Ingress[0].From[1].IpBlock!.ToString());
        Assert.Empty(remedy.AlsoOpened);
    }

    [Fact]
    public void A_label_that_its_controller_selects_by_is_never_proposed()
    {
        var byApp = Cluster.Replace("podSelector: {matchLabels: {db: access_ok}}", "podSelector: {matchLabels: {app: orders}}", StringComparison.Ordinal);
        Assert.DoesNotContain(Find("mailer", "mysql", 3306, byApp), r => r.Kind == RemedyKind.PodLabel);
    }

    [Theory]
    [InlineData("""{matchLabels: {db: access_ok}}""", "shop/reads-cache")]
    [InlineData("""{matchExpressions: [{key: db, operator: Exists}]}""", "shop/reads-cache")]
    // Whoever bears the label was admitted there before, or is not now.
    [InlineData("""{matchLabels: {app: mailer}}""", null)]
    [InlineData("""{matchLabels: {db: access_denied}}""", null)]
    public void A_label_that_admits_elsewhere_too_comes_last_and_is_said_to_be_whose_it_is(string pods, string? whose)
    {
        var shared = Cluster + """

            ---
            {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {namespace: shop, name: reads-cache}, spec: {podSelector: {matchLabels: {app: cache}}, ingress: [{from: [{namespaceSelector: {}, podSelector: PODS}]}]}}
            """.Replace("PODS", pods, StringComparison.Ordinal);
        var remedies = Find("mailer", "mysql", 3306, shared);
        Assert.Equal([RemedyKind.Peer, RemedyKind.PodLabel], remedies.Select(r => r.Kind));
        Assert.Equal(whose, remedies[1].AlsoAdmittedBy.Select(p => $"{p.Namespace}/{p.Name}").SingleOrDefault());
        Assert.Equal(whose is null ? "opens nothing else" : "opens nothing else; also admits where shop/reads-cache asks for it", remedies[1].Effect);
    }

    [Fact]
    public void A_label_on_the_namespace_that_is_nobody_elses_comes_before_one_on_the_pods_that_is()
    {
        var two = """
            {apiVersion: v1, kind: Namespace, metadata: {name: db}}
            ---
            {apiVersion: v1, kind: Namespace, metadata: {name: web}}
            ---
            {apiVersion: apps/v1, kind: StatefulSet, metadata: {namespace: db, name: mysql}, spec: {selector: {matchLabels: {app: mysql}}, template: {metadata: {labels: {app: mysql}}}}}
            ---
            {apiVersion: apps/v1, kind: Deployment, metadata: {namespace: web, name: shop}, spec: {selector: {matchLabels: {app: shop}}, template: {metadata: {labels: {app: shop}}}}}
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {namespace: db, name: allow}
            spec:
              podSelector: {matchLabels: {app: mysql}}
              ingress:
                - from: [{namespaceSelector: {}, podSelector: {matchLabels: {role: client}}}, {namespaceSelector: {matchLabels: {trusted: "true"}}}]
            ---
            {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {namespace: other, name: clients}, spec: {podSelector: {}, ingress: [{from: [{namespaceSelector: {}, podSelector: {matchLabels: {role: client}}}]}]}}
            """;
        Assert.Equal([RemedyKind.Peer, RemedyKind.NamespaceLabel, RemedyKind.PodLabel], Find("shop", "mysql", 3306, two).Select(r => r.Kind));
    }

    [Fact]
    public void What_is_allowed_needs_no_remedy() => Assert.Empty(Find("orders", "mysql", 3306));

    [Fact]
    public void Every_remedy_admits_the_edge_and_tells_all_that_changes_besides()
    {
        var asked = Connectivity.Of(Protocol.Tcp, 80);
        var (denied, helped, tried) = (0, 0, 0);
        for (var seed = 0; seed < 120; seed++)
        {
            var snapshot = Snapshot(new RandomCluster(seed).Make().ToJsonString(), "random.json");
            var engine = new ReachabilityEngine(snapshot);
            foreach (var (source, destination) in engine.Pairs().Where((_, i) => i % 5 == seed % 5).Take(12))
            {
                var verdict = engine.Judge(source, destination, asked);
                if (verdict.Outcome != Outcome.Denied) continue;
                denied++;
                var remedies = RemedyFinder.Find(verdict, TestContext.Current.CancellationToken);
                if (!remedies.IsEmpty) helped++;
                // A range that only many blocks describe has none; pods always have.
                else Assert.True(source is AddressEndpoint || destination is AddressEndpoint, $"seed {seed}: nothing admits {source} to {destination}");
                foreach (var remedy in remedies)
                {
                    tried++;
                    var (before, after) = ReachabilityEngine.Pair(snapshot, remedy.Draft.ApplyTo(snapshot));
                    var changes = ReachabilityEngine.Changes(before, after, TestContext.Current.CancellationToken);
                    var others = changes.Where(c => !IsPart(c.Source, source) || !IsPart(c.Destination, destination)).ToList();
                    Assert.Equal(Ids(others.Where(c => !c.Opened.IsEmpty)), Ids(remedy.AlsoOpened.Where(c => !IsPart(c.Source, source) || !IsPart(c.Destination, destination))));
                    Assert.Equal(Ids(others.Where(c => !c.Closed.IsEmpty)), Ids(remedy.AlsoClosed.Where(c => !IsPart(c.Source, source) || !IsPart(c.Destination, destination))));
                    var mine = changes.Where(c => IsPart(c.Source, source) && IsPart(c.Destination, destination)).ToList();
                    Assert.NotEmpty(mine);
                    Assert.All(mine, c => Assert.True(c.After.Contains(Protocol.Tcp, 80), $"seed {seed}: {remedy.Title} does not open {c.Source} to {c.Destination}"));
                }
            }
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{denied} denials, {helped} with a remedy, {tried} remedies tried");
        Assert.True(denied > 200 && helped > denied * 0.8, $"{helped} of {denied}");
    }

    private static List<string> Ids(IEnumerable<ConnectivityChange> changes) => [.. changes.Select(c => $"{c.Source} {c.Destination} {c.Before} {c.After}")];

    private static bool IsPart(Endpoint part, Endpoint whole) => (part, whole) switch
    {
        (WorkloadEndpoint p, WorkloadEndpoint w) => p.Pods.All(x => w.Pods.Any(y => y.Reference == x.Reference)),
        (AddressEndpoint p, AddressEndpoint w) => p.First.IsV6 == w.First.IsV6 && p.First.CompareTo(w.First) >= 0 && p.Last.CompareTo(w.Last) <= 0,
        _ => false,
    };

    private static NetworkPolicy Policy(Remedy remedy) => remedy.Draft.Changes.OfType<PolicyWrite>().Single().Policy;

    private static List<Remedy> Find(string from, string to, int port, string manifests = Cluster)
    {
        var engine = new ReachabilityEngine(Snapshot(manifests));
        return [.. RemedyFinder.Find(engine.Judge(Endpoint(engine, from), Endpoint(engine, to), Connectivity.Of(Protocol.Tcp, port)), TestContext.Current.CancellationToken)];
    }

    private static WorkloadEndpoint Endpoint(ReachabilityEngine engine, string name) => engine.Workloads.Single(w => w.Workload.Name == name);

    private static ClusterSnapshot Snapshot(string manifests, string name = "cluster.yaml")
    {
        var content = ManifestReader.Read(name, manifests, DocumentLimits.Disk);
        Assert.Empty(content.Errors);
        return content.Snapshot;
    }
}
