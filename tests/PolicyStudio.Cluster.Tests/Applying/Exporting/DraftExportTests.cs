using PolicyStudio.Cluster.Applying.Exporting;
using PolicyStudio.Cluster.Applying.Plans;
using PolicyStudio.Cluster.Demo;
using PolicyStudio.Cluster.Manifests;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Cluster.Manifests.Writing;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Tests.Applying.Exporting;

public sealed class DraftExportTests : IDisposable
{
    private readonly DemoCluster _demo = new(TimeProvider.System);

    public void Dispose() => _demo.Dispose();

    [Fact]
    public void The_founding_draft_is_two_patches_and_the_policy()
    {
        var yaml = DraftExport.Yaml(new Scenario().Plan(_demo.Current));
        Assert.StartsWith("""
            # label Namespace backend name=backend (a patch: these labels alone change)
            apiVersion: v1
            kind: Namespace
            metadata:
              name: backend
              labels:
                name: backend
            ---
            # label template of Deployment backend/orders db=access_ok (a patch: these labels alone change)
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: orders
              namespace: backend
            spec:
              template:
                metadata:
                  labels:
                    db: access_ok
            ---
            # create policy db/allow-specific-backend-to-db
            apiVersion: networking.k8s.io/v1
            """, yaml, StringComparison.Ordinal);
        var read = ManifestReader.Read("export.yaml", yaml, DocumentLimits.Web);
        Assert.Empty(read.Errors);
        Assert.True(Assert.Single(read.Snapshot.Policies).SameSpec(Scenario.ExpectedPolicy()));
    }

    [Fact]
    public void An_export_only_draft_says_whose_repository_it_is_for()
    {
        var yaml = Export(_demo.Current.Snapshot!, new TemplateLabelChange(new("Deployment", "monitoring", "grafana"), "a", "1"), new PolicyDeletion("analytics", "dashboards-from-office"));
        Assert.StartsWith("# Deployment monitoring/grafana is written by Helm release grafana", yaml, StringComparison.Ordinal);
        Assert.Contains("not a change of Helm values", yaml, StringComparison.Ordinal);
        Assert.Contains("$patch: delete", yaml, StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_is_exported_as_its_author_wrote_it_and_as_the_draft_has_it()
    {
        var policy = Scenario.ExpectedPolicy();
        var text = ManifestWriter.Yaml(policy).Replace("spec:", "spec: # why: see the ticket", StringComparison.Ordinal).ReplaceLineEndings("\r\n");
        var renamed = policy with { Name = "other" };
        var yaml = Export(_demo.Current.Snapshot!, new PolicyWrite(renamed) { Text = text });
        Assert.EndsWith("# create policy db/other\n" + ManifestWriter.Yaml(renamed).Replace("spec:", "spec: # why: see the ticket", StringComparison.Ordinal), yaml, StringComparison.Ordinal);
        Assert.Equal(Export(_demo.Current.Snapshot!, new PolicyWrite(policy)), Export(_demo.Current.Snapshot!, new PolicyWrite(policy) { Text = text + "---\r\n" + text }));
    }

    [Fact]
    public void A_removed_label_is_null_in_the_patch() =>
        Assert.Contains("labels:\n    name: null\n", Export(_demo.Current.Snapshot!, new NamespaceLabelChange("web", "name", null)), StringComparison.Ordinal);

    [Fact]
    public void A_line_break_in_a_name_does_not_end_the_comment()
    {
        var cluster = new ClusterSnapshot([new("a\nkind: Secret", LabelSet.Empty)], [], [], [], [], []);
        var yaml = Export(cluster, new NamespaceLabelChange("a\nkind: Secret", "k", "v"));
        Assert.DoesNotContain(yaml.Split('\n'), l => l.StartsWith("kind: Secret", StringComparison.Ordinal));
    }

    private static string Export(ClusterSnapshot snapshot, params DraftChange[] changes) =>
        DraftExport.Yaml(ChangePlanner.Plan(changes.Aggregate(PolicyDraft.Empty, (d, c) => d.With(c)), snapshot, 1));
}
