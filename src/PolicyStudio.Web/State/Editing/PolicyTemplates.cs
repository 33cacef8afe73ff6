using System.Collections.Immutable;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Lifelines;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;
using PolicyStudio.Web.State.Policies;

namespace PolicyStudio.Web.State.Editing;

/// <summary>A new policy as a template makes it for a namespace of a cluster.</summary>
/// <param name="Kind">The template.</param>
/// <param name="Policy">The policy; null where the cluster has nothing that it could be about.</param>
/// <param name="Found">The workloads it was written for: DNS servers, ingress controllers, the database. Empty where it needs none, or none was found.</param>
public sealed record PolicyTemplate(TemplateKind Kind, NetworkPolicy? Policy, ImmutableArray<Workload> Found);

/// <summary>The templates of new policies.</summary>
public static class PolicyTemplates
{
    private static readonly (TemplateKind Kind, string Word)[] Words =
    [
        (TemplateKind.DenyIngress, "deny-ingress"), (TemplateKind.DenyEgress, "deny-egress"), (TemplateKind.DenyAll, "deny-all"), (TemplateKind.AllowDns, "allow-dns"),
        (TemplateKind.SameNamespace, "same-namespace"), (TemplateKind.IngressController, "ingress-controller"), (TemplateKind.Database, "database"),
    ];

    /// <summary>All of them, in the order in which they are offered.</summary>
    public static IEnumerable<TemplateKind> All => Words.Select(w => w.Kind);

    /// <summary>How an address writes a template.</summary>
    public static string Word(TemplateKind kind) => Words.First(w => w.Kind == kind).Word;

    /// <summary>Reads an address's spelling; null when it is none.</summary>
    public static TemplateKind? Parse(string? word) => Words.Where(w => w.Word == word).Select(w => (TemplateKind?)w.Kind).FirstOrDefault();

    /// <summary>The policy of a template.</summary>
    /// <param name="kind">The template.</param>
    /// <param name="ns">The namespace it shall lie in.</param>
    /// <param name="target">The workload it is for, where it is for one.</param>
    /// <param name="view">The cluster, with the draft.</param>
    public static PolicyTemplate Make(TemplateKind kind, string ns, Workload? target, StudioView view)
    {
        var snapshot = view.Comparison!.After.Snapshot;
        return kind switch
        {
            TemplateKind.DenyIngress => new(kind, Named("default-deny-ingress", PolicyType.Ingress), []),
            TemplateKind.DenyEgress => new(kind, Named("default-deny-egress", PolicyType.Egress), []),
            TemplateKind.DenyAll => new(kind, Named("default-deny", PolicyType.Ingress, PolicyType.Egress), []),
            TemplateKind.AllowDns => Dns(),
            TemplateKind.SameNamespace => new(kind, Named("allow-same-namespace", PolicyType.Ingress) with { Ingress = [new([new(null, LabelSelector.Everything)], [])] }, []),
            TemplateKind.IngressController => FromOutside(),
            _ => target is null ? new(kind, null, []) : new(kind, Database(target), [target]),
        };

        NetworkPolicy Named(string name, params ImmutableArray<PolicyType> types) => new() { Namespace = ns, Name = FreeName(name, ns, snapshot), PolicyTypes = types };

        PolicyTemplate Dns()
        {
            var servers = DnsOf(snapshot);
            ImmutableArray<Peer> peers = servers.IsEmpty
                ? [new(NamespaceNamed("kube-system"), LabelSelector.ForLabels(("k8s-app", "kube-dns")))]
                : [.. servers.Select(s => new Peer(NamespaceNamed(s.Workload.Namespace), s.Workload.Subject)).Distinct()];
            var numbers = servers.Select(s => s.Port).DefaultIfEmpty(DnsServers.Port).Distinct().Order();
            var ports = numbers.SelectMany(n => new[] { new PolicyPort(Protocol.Udp, n), new PolicyPort(Protocol.Tcp, n) }).ToImmutableArray();
            return new(kind, Named("allow-dns", PolicyType.Egress) with { Egress = [new(peers, ports)] }, [.. servers.Select(s => s.Workload)]);
        }

        PolicyTemplate FromOutside()
        {
            var controllers = IngressControllers.In(snapshot);
            ImmutableArray<Peer> peers = [.. controllers.Select(c => new Peer(NamespaceNamed(c.Namespace), c.Subject)).Distinct()];
            return new(kind, peers.IsEmpty ? null : Named("allow-from-ingress-controller", PolicyType.Ingress) with { Ingress = [new(peers, [])] }, controllers);
        }

        NetworkPolicy Database(Workload workload)
        {
            var asked = TargetView.Of(workload, StudioAddress.Start, view.Comparison!, view.Suggestions);
            var policy = PolicySuggestion.For(asked, view.Draft, view.Snapshot!).ToPolicy(workload);
            return policy with { Name = FreeName(policy.Name, policy.Namespace, snapshot) };
        }
    }

    private static LabelSelector NamespaceNamed(string ns) => LabelSelector.ForLabels((Namespace.NameLabel, ns));

    private static ImmutableArray<(Workload Workload, int Port)> DnsOf(ClusterSnapshot snapshot)
    {
        var workloads = snapshot.Workloads.Where(w => DnsServers.Namespaces.Contains(w.Namespace)).ToList();
        return [.. DnsServers.Among(workloads, w => w.Pods[0], w => snapshot.Services.Where(s => s.Selects(w.Pods[0])))];
    }

    private static string FreeName(string name, string ns, ClusterSnapshot snapshot) =>
        Enumerable.Range(1, 1000).Select(n => n == 1 ? name : $"{name}-{n}").First(n => snapshot.FindPolicy(ns, n) is null);
}
