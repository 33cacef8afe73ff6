using Microsoft.AspNetCore.Components;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;
using PolicyStudio.Web.State.Editing;

namespace PolicyStudio.Web.Components.Edit.Form;

/// <summary>What every part of the form needs beside its own value.</summary>
/// <param name="Document">The document.</param>
/// <param name="Policy">The policy as the form shows it.</param>
/// <param name="Snapshot">The cluster with the draft, to count in and to suggest from.</param>
/// <param name="Here">The path of the part in which the text's cursor is, or null.</param>
/// <param name="OnUnread">A field has something in it that is no value; null takes it back.</param>
/// <param name="OnMoved">The items of a list stand elsewhere.</param>
/// <param name="OnPart">A part has the focus.</param>
internal sealed record FormScope(
    PolicyDocument Document, NetworkPolicy Policy, ClusterSnapshot Snapshot, string? Here,
    EventCallback<(string Path, string? Unread)> OnUnread, EventCallback<string> OnMoved, EventCallback<string> OnPart)
{
    /// <summary>The id of the list of keys of pod labels.</summary>
    public const string PodKeys = "edit-pod-keys";

    /// <summary>The id of the list of keys of namespace labels.</summary>
    public const string NamespaceKeys = "edit-namespace-keys";

    /// <summary>What is wrong with a field.</summary>
    public IEnumerable<string> FaultsAt(string path) => Document.Faults.Where(f => f.Path == path).Select(f => f.Message);

    /// <summary>What is wrong with a field or a part of it.</summary>
    public IEnumerable<string> FaultsIn(string path) =>
        Document.Faults.Where(f => f.Path is { } at && (at == path || at.StartsWith(path + ".", StringComparison.Ordinal) || at.StartsWith(path + "[", StringComparison.Ordinal))).Select(f => f.Message);

    /// <summary>The class of a part: whether the text's cursor is in it.</summary>
    public string? ClassOf(string path) => Here == path ? "here" : null;
}
