using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using PolicyStudio.Cluster.Applying.Steps;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Reachability;

namespace PolicyStudio.Cluster.Applying.Records;

/// <summary>
/// A plan as it is written down: from it come back, in another process, the steps with their preconditions, the draft, and what undoes it.
/// Of the connectivity that was previewed the first <see cref="ChangesKept"/> differences are kept, and how many there were.
/// </summary>
/// <param name="Sequence">The number of the snapshot that the plan was computed from; it counts from the start of the process that did.</param>
/// <param name="Steps">The steps, in their order.</param>
/// <param name="Changes">The differences that were previewed.</param>
/// <param name="ChangeCount">How many there were, those that are not kept included.</param>
public sealed record PlanRecord(long Sequence, ImmutableArray<PlanStep> Steps, ImmutableArray<RecordedChange> Changes, int ChangeCount)
{
    /// <summary>How many differences are kept at most: a default-deny policy in a large cluster makes hundreds of thousands.</summary>
    public const int ChangesKept = 5_000;

    private const int Format = 1;

    /// <summary>No steps: of an entry that writes nothing.</summary>
    public static PlanRecord Nothing { get; } = new(0, [], [], 0);

    /// <summary>What the cluster lives on and the plan closes, a sentence each: its author has read it and wanted the plan all the same.</summary>
    public ImmutableArray<string> Accepted { get; init; } = [];

    /// <summary>The canonical JSON; made anew at each call.</summary>
    public string Text => CanonicalJson.Write(ToJson());

    /// <summary>The SHA-256 of <see cref="Text"/> in hexadecimal: the plan's name in preview, journal and audit log.</summary>
    public string Hash => CanonicalJson.Hash(Text);

    /// <summary>What the plan does.</summary>
    public PolicyDraft Draft => StepChanges.Draft(Steps);

    /// <summary>What undoes the plan where nobody has changed the same since: labels as they were, policies restored, deleted or made again.</summary>
    public PolicyDraft Inverse => StepChanges.Draft(Steps.OfType<WriteStep>().Select(StepChanges.Inverse));

    /// <summary>The writes.</summary>
    public IEnumerable<WriteStep> Writes => Steps.OfType<WriteStep>();

    /// <summary>The record of a plan.</summary>
    internal static PlanRecord Of(long sequence, ImmutableArray<PlanStep> steps, ImmutableArray<ConnectivityChange> changes) =>
        new(sequence, steps, [.. changes.Take(ChangesKept).Select(RecordedChange.Of)], changes.Length);

    /// <summary>Reads what <see cref="Text"/> wrote.</summary>
    /// <exception cref="FormatException">It is no record, or one of another version of the product.</exception>
    public static PlanRecord Parse(string text)
    {
        try
        {
            return Read(JsonNode.Parse(text) as JsonObject ?? throw new FormatException("a plan's record is a JSON object"));
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or InvalidCastException or NullReferenceException or ArgumentException)
        {
            throw new FormatException($"not the record of a plan: {wrong.Message}", wrong);
        }
    }

    /// <inheritdoc/>
    public bool Equals(PlanRecord? other) => other is not null && Text == other.Text;

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    internal JsonObject ToJson() => new()
    {
        ["accepted"] = new JsonArray([.. Accepted.Select(a => (JsonNode)CanonicalJson.WellFormed(a))]),
        ["format"] = Format,
        ["sequence"] = Sequence,
        ["steps"] = new JsonArray([.. Steps.Select(StepJson.Write)]),
        ["changes"] = new JsonArray([.. Changes.Select(c => c.ToJson())]),
        ["changeCount"] = ChangeCount,
    };

    internal static PlanRecord Read(JsonObject json)
    {
        if ((int?)json["format"] != Format) throw new FormatException($"the record's format is {json["format"]}, and this version reads {Format}");
        return new((long)json["sequence"]!, [.. ((JsonArray)json["steps"]!).Select(s => StepJson.Read((JsonObject)s!))],
            [.. ((JsonArray)json["changes"]!).Select(c => RecordedChange.Read((JsonObject)c!))], (int)json["changeCount"]!)
        {
            Accepted = [.. ((JsonArray)json["accepted"]!).Select(a => (string)a!)],
        };
    }
}
