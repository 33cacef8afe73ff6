using PolicyStudio.Cluster.Manifests;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Cluster.Plugins;
using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Cluster.Tests.Plugins;

public sealed class PluginGuessTests
{
    [Theory]
    [InlineData("cilium", "kube-system/cilium k8s-app=cilium", "network-plugin", "Cilium runs here (DaemonSet kube-system/cilium): ipBlocks match no pods, hostNetwork pods count as their nodes, a denial cuts established connections too")]
    [InlineData("calico", "calico-system/calico-node k8s-app=calico-node", "network-plugin", "Calico runs here (DaemonSet calico-system/calico-node): hostNetwork pods count as their nodes")]
    [InlineData("calico", "kube-system/canal k8s-app=canal", "network-plugin", null)]
    [InlineData("calico", "kube-system/calico-node k8s-app=calico-node; kube-flannel/kube-flannel-ds k8s-app=flannel", "network-plugin", null)]
    [InlineData("calico", "kube-system/calico-node k8s-app=calico-node; kube-system/aws-node k8s-app=aws-node", "network-plugin", null)]
    [InlineData("kube-router", "kube-system/kube-router k8s-app=kube-router", "network-plugin", null)]
    [InlineData("antrea", "kube-system/antrea-agent component=antrea-agent", "network-plugin", null)]
    [InlineData("ovn-kubernetes", "openshift-ovn-kubernetes/ovnkube-node app=ovnkube-node", "network-plugin", null)]
    [InlineData("none", "kube-flannel/kube-flannel-ds k8s-app=flannel", "network-plugin-none", "flannel runs here (DaemonSet kube-flannel/kube-flannel-ds) and nothing that acts on NetworkPolicies: every connection is possible, whatever they say; if something does, name it with --plugin")]
    [InlineData("generic", "kube-system/kindnet k8s-app=kindnet", "network-plugin-unknown", "kindnet runs here (DaemonSet kube-system/kindnet): what it makes of NetworkPolicies in particular is not known; name it with --plugin where it is like another")]
    [InlineData("generic", "kube-system/weave-net name=weave-net", "network-plugin-unknown", null)]
    [InlineData("generic", "kube-system/aws-node k8s-app=aws-node", "network-plugin-unknown", null)]
    [InlineData("generic", "kube-system/azure-npm k8s-app=azure-npm", "network-plugin-unknown", null)]
    [InlineData("generic", "kube-system/cilium k8s-app=cilium; kube-system/calico-node k8s-app=calico-node", "network-plugin-unknown", "Calico (DaemonSet kube-system/calico-node) and Cilium (DaemonSet kube-system/cilium) run here: which of them acts on NetworkPolicies is not known; name it with --plugin")]
    [InlineData("generic", "kube-system/aws-node k8s-app=aws-node; kube-flannel/kube-flannel-ds k8s-app=flannel", "network-plugin-unknown", null)]
    [InlineData("generic", "kube-system/kube-proxy k8s-app=kube-proxy", "network-plugin-unknown", "Which network plugin runs here is not known; name it with --plugin")]
    // Anybody may label a pod of his own.
    [InlineData("generic", "shop/cilium k8s-app=cilium", "network-plugin-unknown", null)]
    public void The_dialect_is_guessed_from_what_runs_on_the_nodes(string dialect, string daemonSets, string rule, string? message)
    {
        var guess = Guess(string.Join("\n---\n", daemonSets.Split("; ").Select(d => DaemonSet(d, "status: {desiredNumberScheduled: 3}"))));
        Assert.Equal((dialect, rule), (guess.Dialect.Name, guess.Finding.Rule));
        Assert.Equal(rule == "network-plugin-none" ? FindingLevel.Warning : FindingLevel.Info, guess.Finding.Level);
        if (message is not null) Assert.Equal(message, guess.Finding.Message);
    }

    [Fact]
    public void A_DaemonSet_that_is_to_run_nowhere_is_no_evidence() =>
        Assert.Equal("calico", Guess(
            DaemonSet("kube-system/cilium k8s-app=cilium", "status: {desiredNumberScheduled: 0}") + "\n---\n"
            + DaemonSet("calico-system/calico-node k8s-app=calico-node", "status: {desiredNumberScheduled: 2}")).Dialect.Name);

    [Fact]
    public void Pods_are_evidence_where_DaemonSets_cannot_be_read()
    {
        var guess = Guess("""
            apiVersion: v1
            kind: Pod
            metadata: {name: anetd-x1, namespace: kube-system, labels: {k8s-app: cilium}, ownerReferences: [{apiVersion: apps/v1, kind: DaemonSet, name: anetd, controller: true}]}
            """);
        Assert.Equal(("cilium", "DaemonSet kube-system/anetd"), (guess.Dialect.Name, guess.Finding.Object!.ToString()));
    }

    private static string DaemonSet(string words, string status)
    {
        var (place, label) = (words.Split(' ')[0].Split('/'), words.Split(' ')[1].Split('='));
        return $"apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {{name: {place[1]}, namespace: {place[0]}}}\n"
            + $"spec: {{template: {{metadata: {{labels: {{'{label[0]}': {label[1]}}}}}}}}}\n{status}";
    }

    private static PluginGuess Guess(string yaml)
    {
        var content = ManifestReader.Read("t.yaml", yaml, DocumentLimits.Disk);
        Assert.Empty(content.Errors);
        return PluginGuess.Of(content.Snapshot.Controllers, content.Snapshot.Pods);
    }
}
