using System.Collections.Immutable;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Cluster.Applying.Steps;

/// <summary>Sets and removes labels of one object, or of its pod template, in one write: a template is written once, so that its pods restart once.</summary>
/// <param name="Labelled">The Namespace, the Pod, or the controller whose template it is.</param>
/// <param name="Path">Where the labels are: <c>metadata</c>, <c>spec.template.metadata</c> or <c>spec.jobTemplate.spec.template.metadata</c>.</param>
/// <param name="Edits">The labels, never empty, each key once.</param>
/// <param name="Uid">The object's uid when the plan was computed, or null when it was not known: another uid means stale.</param>
public sealed record LabelStep(ObjectReference Labelled, string Path, ImmutableArray<LabelEdit> Edits, string? Uid) : WriteStep
{
    /// <summary>The path of an object's own labels, as against those of its template.</summary>
    public const string OwnLabels = "metadata";

    /// <inheritdoc/>
    public override ObjectReference Object => Labelled;

    /// <inheritdoc/>
    public override string Verb => "patch";

    /// <summary>Whether it writes the labels of a pod template.</summary>
    public bool IsOfTemplate => Path != OwnLabels;

    /// <inheritdoc/>
    public override string Summary => $"label {(IsOfTemplate ? "template of " : "")}{Labelled} {string.Join(", ", Edits)}";

    /// <summary>How the step stands towards an object that was read.</summary>
    /// <param name="uid">The object's uid, or null when it is not known.</param>
    /// <param name="labels">The labels at <see cref="Path"/>.</param>
    public StepReading Read(string? uid, LabelSet labels)
    {
        if (Uid is not null && uid is not null && uid != Uid) return new(StepState.Other, $"{Labelled} was deleted and made anew");
        if (Edits.All(e => labels[e.Key] == e.After)) return new(StepState.After, $"{Labelled} has {string.Join(", ", Edits)}");
        var moved = Edits.Where(e => labels[e.Key] != e.Before).ToList();
        return moved.Count == 0
            ? new(StepState.Before, $"{Labelled} is as it was")
            : new(StepState.Other, $"{Labelled}: {string.Join(", ", moved.Select(e => e.Moved(labels[e.Key])))}");
    }

    /// <inheritdoc/>
    public bool Equals(LabelStep? other) =>
        other is not null && Labelled == other.Labelled && Path == other.Path && Uid == other.Uid && Edits.AsSpan().SequenceEqual(other.Edits.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Labelled, Path, Edits.Length);
}

/// <summary>One label that a step sets or removes.</summary>
/// <param name="Key">The label's key.</param>
/// <param name="Before">Its value when the plan was computed, or null when it was absent: another value now means stale.</param>
/// <param name="After">Its value to be, or null to remove it.</param>
public sealed record LabelEdit(string Key, string? Before, string? After)
{
    /// <summary><c>name=backend</c>, or <c>name removed</c>.</summary>
    public override string ToString() => After is null ? $"{Key} removed" : $"{Key}={After}";

    internal string Moved(string? now) => $"label {Key} was {Text(Before)} and is now {Text(now)}";

    private static string Text(string? value) => value is null ? "absent" : $"'{value}'";
}
