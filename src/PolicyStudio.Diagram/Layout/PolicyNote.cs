namespace PolicyStudio.Diagram.Layout;

/// <summary>A policy to show under the target.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Line">What it does, in a line: <c>isolates ingress, admits 1 rule</c>.</param>
/// <param name="Change">What the draft does to it.</param>
public sealed record PolicyNote(string Name, string Line, PolicyChange Change = PolicyChange.None);

/// <summary>What a draft does to a policy.</summary>
public enum PolicyChange
{
    /// <summary>It stays.</summary>
    None,

    /// <summary>The draft creates it.</summary>
    Created,

    /// <summary>The draft edits it.</summary>
    Edited,

    /// <summary>The draft deletes it.</summary>
    Deleted,
}
