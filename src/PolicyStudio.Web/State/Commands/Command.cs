namespace PolicyStudio.Web.State.Commands;

/// <summary>Something that is found by its name and run: somewhere to go, or something to do. One of the three is set that say how.</summary>
/// <param name="Group">What it is about.</param>
/// <param name="Name">Its name, in the language of whoever looks for it. It may hold a cluster's text.</param>
public sealed record Command(CommandGroup Group, string Name)
{
    /// <summary>What stands beside the name, or null.</summary>
    public string? Detail { get; init; }

    /// <summary>The keys that do the same, as in <c>aria-keyshortcuts</c>, or null.</summary>
    public string? Keys { get; init; }

    /// <summary>The address that it leads to.</summary>
    public string? Address { get; init; }

    /// <summary>The place of the control that it presses, among those that the page offers.</summary>
    public int? Control { get; init; }

    /// <summary>The language that it chooses.</summary>
    public string? Language { get; init; }

    /// <summary>Whether it is what another one was, on whichever page.</summary>
    public bool IsSame(Command other) => (Group, Name) == (other.Group, other.Name);
}
