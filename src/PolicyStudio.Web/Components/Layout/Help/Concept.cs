namespace PolicyStudio.Web.Components.Layout.Help;

/// <summary>What is hard to know of network policies, and is told where it is met.</summary>
public enum Concept
{
    /// <summary>AND within an item of <c>from</c>, OR between its items.</summary>
    AndOr,

    /// <summary>Isolated and open.</summary>
    Isolated,

    /// <summary>Why policies alone cannot decide some connections.</summary>
    Undecidable,

    /// <summary>A label on the owner's template, or on a pod alone.</summary>
    Durable,

    /// <summary>A change that is undone by itself.</summary>
    Provisional,

    /// <summary>What is known once a change is applied, and what is not.</summary>
    Matches,

    /// <summary>Ports by their names.</summary>
    NamedPorts,

    /// <summary><c>ipBlock</c> and pods.</summary>
    IpBlock,
}
