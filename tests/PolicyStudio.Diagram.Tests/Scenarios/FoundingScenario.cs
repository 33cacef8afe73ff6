using PolicyStudio.Diagram.Layout;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Sets;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Diagram.Tests.Scenarios;

/// <summary>MySQL, whom everybody reaches, and the draft that lets chosen pods of a chosen namespace in.</summary>
internal static class FoundingScenario
{
    public static ObjectReference Target { get; } = new("StatefulSet", "db", "mysql");

    public static ClusterSnapshot Cluster { get; } = new ClusterSketch()
        .Namespace("backend", ("team", "shop"))
        .Workload("Deployment", "backend", "orders", 3)
        .Workload("Deployment", "backend", "mailer", 1)
        .Namespace("web", ("name", "web"))
        .Workload("Deployment", "web", "storefront", 2, LabelSet.Of(("db", "access_ok")))
        .Namespace("ops", ("name", "ops"), ("team", "platform"))
        .Workload("CronJob", "ops", "backup", 0)
        .Workload("DaemonSet", "ops", "node-exporter", 12, hostNetwork: true)
        .Namespace("db")
        .Workload("StatefulSet", "db", "mysql", 2, ports: [new("mysql", 3306, Protocol.Tcp), new("metrics", 9104, Protocol.Tcp)])
        .Snapshot();

    public static PolicyDraft Draft { get; } = PolicyDraft.Empty
        .With(new NamespaceLabelChange("backend", "name", "backend"))
        .With(new TemplateLabelChange(new("Deployment", "backend", "orders"), "db", "access_ok"))
        .With(new PolicyWrite(PolicyGenerator.Generate(
            new("backend", LabelSelector.ForLabels(("name", "backend")), LabelSelector.ForLabels(("db", "access_ok")), new(Protocol.Tcp, 3306)),
            Cluster.FindWorkload(Target)!)));

    /// <summary>The picture before anything is drafted.</summary>
    public static SceneRequest Before { get; } = Request(PolicyDraft.Empty);

    /// <summary>The picture with the draft laid over the cluster.</summary>
    public static SceneRequest WithDraft { get; } = Request(Draft);

    /// <summary>The picture once the draft is applied: what is denied is denied by design.</summary>
    public static SceneRequest Applied { get; } = Request(PolicyDraft.Empty, Draft.ApplyTo(Cluster));

    private static SceneRequest Request(PolicyDraft draft, ClusterSnapshot? cluster = null)
    {
        var snapshot = cluster ?? Cluster;
        var (before, after) = ReachabilityEngine.Pair(snapshot, draft.ApplyTo(snapshot));
        var (isDraft, hasPolicy) = (!draft.IsEmpty, after.Snapshot.Policies.Length > 0);
        return new()
        {
            Targets =
            [
                new()
                {
                    Ingress = ReachabilityEngine.Compare(before, after, Target, Connectivity.Of(Protocol.Tcp, 3306)),
                    Ports = [new("TCP/3306", "3306 mysql", true, isDraft), new("TCP/9104", "9104 metrics", false, isDraft)],
                    Policies = hasPolicy
                        ? [new("allow-specific-backend-to-db", "isolates ingress, admits 1 rule", isDraft ? PolicyChange.Created : PolicyChange.None)]
                        : [],
                },
            ],
            Question = "Who reaches db/mysql on TCP 3306",
            ShowChanges = isDraft,
            NamespaceSwitches = Requests.Switches(("backend", Label("name=backend", hasPolicy, isDraft))),
            WorkloadSwitches = Requests.Switches(
                ("backend/orders[Deployment]", Label("db=access_ok", hasPolicy, isDraft)),
                ("backend/mailer[Deployment]", new("db=access_ok", false)),
                ("web/storefront[Deployment]", new("db=access_ok", true)),
                ("ops/backup[CronJob]", new("db=access_ok", false)),
                ("ops/node-exporter[DaemonSet]", new("db=access_ok", false, DisabledReason: "hostNetwork pods are not selected"))),
            NamespaceLabels = Requests.LabelsOf(snapshot),
        };
    }

    private static LabelSwitch Label(string label, bool isOn, bool isDraft) =>
        new(label, isOn, isDraft ? LabelSwitchChange.TurnedOn : LabelSwitchChange.None);
}
