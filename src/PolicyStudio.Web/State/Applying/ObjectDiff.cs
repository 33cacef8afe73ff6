using System.Collections.Immutable;
using System.Text.Json.Nodes;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using PolicyStudio.Cluster.Applying.Steps;
using PolicyStudio.Cluster.Manifests.Writing;

namespace PolicyStudio.Web.State.Applying;

/// <summary>What a plan does to one object, as lines of YAML: all of a policy, of other objects the labels that are written.</summary>
/// <param name="Title">The object, <c>NetworkPolicy db/allow</c>.</param>
/// <param name="Lines">The lines, in order.</param>
public sealed record ObjectDiff(string Title, ImmutableArray<DiffLine> Lines)
{
    /// <summary>One difference a write, in the plan's order.</summary>
    public static ImmutableArray<ObjectDiff> Of(IEnumerable<WriteStep> writes) => [.. writes.Select(w => new ObjectDiff(w.Object.ToString(), LinesOf(w)))];

    private static ImmutableArray<DiffLine> LinesOf(WriteStep step)
    {
        var (before, after) = step switch
        {
            PolicyStep s => (s.Before is { } was ? ManifestWriter.Yaml(was) : "", s.After is { } willBe ? ManifestWriter.Yaml(willBe) : ""),
            LabelStep s => (Labels(s, e => e.Before), Labels(s, e => e.After)),
            _ => ("", ""),
        };
        return [.. InlineDiffBuilder.Diff(before.TrimEnd('\n'), after.TrimEnd('\n')).Lines
            .Where(l => l.Text is { Length: > 0 }).Select(l => new DiffLine(l.Text, ChangeOf(l.Type)))];
    }

    private static string Labels(LabelStep step, Func<LabelEdit, string?> value)
    {
        var labels = new JsonObject(step.Edits.Where(e => value(e) is not null).Select(e => KeyValuePair.Create(e.Key, (JsonNode?)value(e))));
        var tree = step.Path.Split('.').Reverse().Aggregate(new JsonObject { ["labels"] = labels }, (inner, field) => new JsonObject { [field] = inner });
        // Where no label is left the field is shown all the same: the next line is what comes or goes.
        return ManifestWriter.Yaml(tree).Replace("labels: {}", "labels:", StringComparison.Ordinal);
    }

    private static LineChange ChangeOf(ChangeType type) => type switch
    {
        ChangeType.Inserted => LineChange.Added,
        ChangeType.Deleted => LineChange.Removed,
        _ => LineChange.None,
    };
}

/// <summary>A line of a difference.</summary>
/// <param name="Text">The line.</param>
/// <param name="Change">Whether it stays, comes or goes.</param>
public sealed record DiffLine(string Text, LineChange Change);

/// <summary>What happens to a line.</summary>
public enum LineChange
{
    /// <summary>It stays.</summary>
    None,

    /// <summary>It comes.</summary>
    Added,

    /// <summary>It goes.</summary>
    Removed,
}
