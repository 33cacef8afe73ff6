namespace PolicyStudio.Engine.Tests.Snapshots;

public sealed class WorkloadFoldingTests
{
    [Theory]
    [InlineData("a Deployment's ReplicaSets are folded into it", "x/d[Deployment]", "ReplicaSet/r>Deployment/d Deployment/d Pod/p>ReplicaSet/r")]
    [InlineData("a Deployment that is not there lends its name", "x/d[Deployment]", "ReplicaSet/r>Deployment/d Pod/p>ReplicaSet/r")]
    [InlineData("an unknown owner is a workload under its own name", "x/r[ReplicaSet]", "Pod/p>ReplicaSet/r")]
    [InlineData("a Job of a CronJob is the CronJob's", "x/c[CronJob]", "CronJob/c Job/j>CronJob/c Pod/p>Job/j")]
    [InlineData("a StatefulSet of an operator stays itself", "x/s[StatefulSet]", "StatefulSet/s>Cluster/c Pod/p>StatefulSet/s")]
    [InlineData("a static pod is a workload of its own", "x/p[Pod]", "Pod/p>Node/n")]
    [InlineData("a pod without an owner is a workload of its own", "x/p[Pod]", "Pod/p")]
    [InlineData("an empty Deployment is judged from its template", "x/d[Deployment]", "Deployment/d ReplicaSet/r>Deployment/d")]
    public void Pods_are_folded_into_what_a_person_knows_by_name(string why, string expected, string objects)
    {
        var workload = Assert.Single(ScenarioCluster.Yaml(string.Concat(objects.Split(' ').Select(Manifest))).Workloads);
        Assert.True(expected == workload.Id, why);
        Assert.Equal(objects.Contains("Pod/", StringComparison.Ordinal) ? 1 : 0, workload.LivePods);
    }

    [Theory]
    [InlineData("ReplicaSet/r>ReplicaSet/r Pod/p>ReplicaSet/r")]
    [InlineData("ReplicaSet/a>ReplicaSet/b ReplicaSet/b>ReplicaSet/a Pod/p>ReplicaSet/a")]
    [InlineData("Job/a>Job/b Job/b>Job/c Job/c>Job/b")]
    public async Task Owners_that_go_round_in_a_circle_are_not_climbed_for_ever(string objects)
    {
        var snapshot = ScenarioCluster.Yaml(string.Concat(objects.Split(' ').Select(Manifest)));
        var workloads = await Task.Run(() => snapshot.Workloads).WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        Assert.Contains(workloads, w => w.Reference.Kind is "ReplicaSet" or "Job");
    }

    [Fact]
    public void The_subject_without_an_owner_s_selector_leaves_out_what_changes_with_each_rollout_or_run()
    {
        const string Labels = "app: w, pod-template-hash: h1, job-name: j, controller-uid: u, batch.kubernetes.io/job-name: j";
        var workload = Assert.Single(ScenarioCluster.Yaml(
            Manifest("Pod/p>ReplicaSet/r").Replace("namespace: x", $"namespace: x, labels: {{{Labels}}}", StringComparison.Ordinal)).Workloads);
        Assert.Equal("app=w", workload.Subject.ToString());
    }

    [Fact]
    public void A_finished_job_makes_no_more_pods_and_is_left_out() =>
        Assert.Empty(ScenarioCluster.Yaml("""
            {"apiVersion": "batch/v1", "kind": "Job", "metadata": {"name": "j"}, "spec": {"template": {"spec": {}}},
             "status": {"conditions": [{"type": "Complete", "status": "True"}]}}
            """).Workloads);

    private static string Manifest(string text)
    {
        var parts = text.Split('>');
        var (kind, name) = (parts[0].Split('/')[0], parts[0].Split('/')[1]);
        var owner = parts.Length == 1 ? "" : $", ownerReferences: [{{apiVersion: v, kind: {parts[1].Split('/')[0]}, name: {parts[1].Split('/')[1]}, controller: true}}]";
        var version = kind switch { "Pod" => "v1", "Job" or "CronJob" => "batch/v1", _ => "apps/v1" };
        return $"kind: {kind}\napiVersion: {version}\nmetadata: {{name: {name}, namespace: x{owner}}}\nspec: {{template: {{spec: {{}}}}}}\n---\n";
    }
}
