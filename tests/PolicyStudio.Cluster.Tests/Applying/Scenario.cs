using PolicyStudio.Cluster.Applying.Plans;
using PolicyStudio.Cluster.Manifests;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Cluster.Watching;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Tests.Applying;

/// <summary>The founding scenario as a draft, with the names left to the test.</summary>
internal sealed record Scenario(string Backend = "backend", string Db = "db", string NamespaceKey = "name", string NamespaceValue = "backend",
    string PodKey = "db", string PodValue = "access_ok", int Port = 3306)
{
    public ObjectReference Orders => new("Deployment", Backend, "orders");

    public ObjectReference Mysql => new("StatefulSet", Db, "mysql");

    public NetworkPolicy Policy(ClusterSnapshot snapshot) => PolicyGenerator.Generate(
        new(Backend, LabelSelector.ForLabels((NamespaceKey, NamespaceValue)), LabelSelector.ForLabels((PodKey, PodValue)), new(Protocol.Tcp, Port)),
        snapshot.FindWorkload(Mysql)!);

    public PolicyDraft Draft(ClusterSnapshot snapshot) => PolicyDraft.Empty
        .With(new PolicyWrite(Policy(snapshot)))
        .With(new TemplateLabelChange(Orders, PodKey, PodValue))
        .With(new NamespaceLabelChange(Backend, NamespaceKey, NamespaceValue));

    public ChangePlan Plan(ClusterState state) => ChangePlanner.Plan(Draft(state.Snapshot!), state.Snapshot!, state.Sequence);

    /// <summary>The policy that the scenario must yield, from its case folder.</summary>
    public static NetworkPolicy ExpectedPolicy()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Cases", "scenario", "expected-policy.yaml");
        return Assert.Single(ManifestReader.Read(path, File.ReadAllText(path), DocumentLimits.Disk).Snapshot.Policies);
    }
}
