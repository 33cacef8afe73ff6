using System.Collections.Immutable;
using System.Text.Json.Nodes;
using PolicyStudio.Cluster.Applying;
using PolicyStudio.Cluster.Applying.Records;

namespace PolicyStudio.Cluster.Storing;

/// <summary>Where the steps of a plan stand, as rows and as JSON; the steps themselves are in the plan.</summary>
internal static class StepMarks
{
    public static IEnumerable<StepRow> Rows(Guid plan, ImmutableArray<StepProgress> steps) =>
        steps.Select(s => new StepRow { PlanId = plan, Index = s.Index, Status = s.Status.ToString(), Detail = CanonicalJson.WellFormed(s.Detail) });

    public static ImmutableArray<StepProgress> Of(PlanRecord plan, IEnumerable<StepRow> rows) =>
        [.. rows.OrderBy(r => r.Index).Select(r => new StepProgress(r.Index, plan.Steps[r.Index], Enum.Parse<StepStatus>(r.Status), r.Detail))];

    public static JsonArray Write(ImmutableArray<StepProgress> steps) =>
        new([.. steps.Select(s => new JsonObject { ["status"] = s.Status.ToString(), ["detail"] = s.Detail })]);

    public static ImmutableArray<StepProgress> Read(PlanRecord plan, JsonArray json) =>
        [.. json.Select((s, i) => new StepProgress(i, plan.Steps[i], Enum.Parse<StepStatus>((string)s!["status"]!), (string)s["detail"]!))];
}
