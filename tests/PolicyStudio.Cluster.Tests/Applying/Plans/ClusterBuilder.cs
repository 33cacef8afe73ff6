using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Tests.Applying.Plans;

/// <summary>Builds small snapshots: Deployments with one pod each in namespace <c>shop</c>.</summary>
internal sealed class ClusterBuilder
{
    private readonly List<Controller> _controllers = [];
    private readonly List<Pod> _pods = [];
    private readonly List<Service> _services = [];
    private readonly List<NetworkPolicy> _policies = [];

    public ClusterBuilder Deployment(string name, params (string Key, string Value)[] labels)
    {
        var all = LabelSet.Of([("app", name), .. labels]);
        var controller = new Controller(new("Deployment", "shop", name), new(all, [], false))
        {
            Selector = LabelSelector.ForLabels(("app", name)),
            Rollout = new(1, 1, 1, 1, true, RolloutFollow.Replaces),
        };
        _controllers.Add(controller);
        _pods.Add(new() { Namespace = "shop", Name = name + "-0", Labels = all, Owner = controller.Reference });
        return this;
    }

    public ClusterBuilder Service(string name, params (string Key, string Value)[] selector)
    {
        _services.Add(new("shop", name, "ClusterIP", LabelSet.Of(selector), []));
        return this;
    }

    public ClusterBuilder Policy(NetworkPolicy policy)
    {
        _policies.Add(policy);
        return this;
    }

    public ClusterSnapshot Build() => new([new("shop", LabelSet.Empty), new("other", LabelSet.Empty)], _pods, _controllers, _services, _policies, []);

    /// <summary>A policy for pods with one label, that admits pods with another one on every port.</summary>
    public static NetworkPolicy Admit(string name, (string, string) to, (string, string) from) => new()
    {
        Namespace = "shop",
        Name = name,
        PodSelector = LabelSelector.ForLabels(to),
        PolicyTypes = [PolicyType.Ingress],
        Ingress = [new([new(null, LabelSelector.ForLabels(from))], [])],
    };
}
