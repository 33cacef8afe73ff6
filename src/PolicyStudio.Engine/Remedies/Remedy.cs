using System.Collections.Immutable;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Reachability;

namespace PolicyStudio.Engine.Remedies;

/// <summary>A small change that admits a connection that was denied; tried out on the engine before it is offered.</summary>
/// <param name="Kind">What sort of change, which is its rank.</param>
/// <param name="Steps">What to do, never empty.</param>
/// <param name="Draft">The draft with it.</param>
/// <param name="AlsoOpened">What else it opens: other pairs, and other ports of this one.</param>
/// <param name="AlsoClosed">What it closes, since a label may be one that another policy selects by.</param>
/// <param name="AlsoAdmittedBy">Other policies that admit whoever bears its labels, whether or not that opens anything today: whose credential they are.</param>
public sealed record Remedy(
    RemedyKind Kind, ImmutableArray<RemedyStep> Steps, PolicyDraft Draft, ImmutableArray<ConnectivityChange> AlsoOpened, ImmutableArray<ConnectivityChange> AlsoClosed,
    ImmutableArray<ObjectReference> AlsoAdmittedBy)
{
    /// <summary>What to do, in lower case: <c>add a rule to db/allow-orders for pods app=mailer of namespace backend</c>.</summary>
    public string Title => string.Join(", and ", Steps);

    /// <summary>What else happens, in words: <c>opens nothing else</c>, <c>also opens 2 connections and closes 1</c>, <c>opens nothing else; also admits where shop/allow-cache asks for it</c>.</summary>
    public string Effect => AlsoAdmittedBy.IsEmpty ? Connections
        : $"{Connections}; also admits where {FirstFew.Of(AlsoAdmittedBy.Select(p => $"{p.Namespace}/{p.Name}"), AlsoAdmittedBy.Length)} {(AlsoAdmittedBy.Length == 1 ? "asks" : "ask")} for it";

    private string Connections => (AlsoOpened.Length, AlsoClosed.Length) switch
    {
        (0, 0) => "opens nothing else",
        (var opened, 0) => $"also opens {Count(opened)}",
        (0, var closed) => $"opens nothing else and closes {Count(closed)}",
        var (opened, closed) => $"also opens {Count(opened)} and closes {closed}",
    };

    private static string Count(int connections) => connections == 1 ? "1 connection" : $"{connections} connections";
}

/// <summary>
/// The sorts of change, the best first. Rules come before labels, and labels that admit elsewhere too last of all: such a label is a credential, and
/// whoever bears it is let in wherever a policy asks for it.
/// </summary>
public enum RemedyKind
{
    /// <summary>A peer, in a rule that is there or in one of its own.</summary>
    Peer,

    /// <summary>A port more in the rule that admits the peer.</summary>
    Port,

    /// <summary>A label on the pods, in their template where there is one.</summary>
    PodLabel,

    /// <summary>A label on the namespace, which all its pods share.</summary>
    NamespaceLabel,
}
