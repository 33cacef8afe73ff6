using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Web.Components.Edit.Form;

/// <summary>The kinds of peers, and how they are said.</summary>
internal static class PeerWords
{
    // Private addresses, which a person replaces: nothing that a peer begins with opens the world.
    private static readonly IpBlock Begin = Cidr.TryParse("10.0.0.0/8", out var cidr) ? new(cidr, []) : throw new InvalidOperationException();

    /// <summary>The kind of a peer.</summary>
    public static PeerKind KindOf(Peer peer) => peer switch
    {
        { IpBlock: not null } => PeerKind.Addresses,
        { NamespaceSelector: not null, PodSelector: not null } => PeerKind.PodsInNamespaces,
        { NamespaceSelector: not null } => PeerKind.Namespaces,
        _ => PeerKind.Pods,
    };

    /// <summary>A peer as one of another kind; what both kinds have stays.</summary>
    public static Peer As(Peer peer, PeerKind kind) => kind switch
    {
        PeerKind.Pods => new(null, peer.PodSelector ?? LabelSelector.Everything),
        PeerKind.Namespaces => new(peer.NamespaceSelector ?? LabelSelector.Everything, null),
        PeerKind.PodsInNamespaces => new(peer.NamespaceSelector ?? LabelSelector.Everything, peer.PodSelector ?? LabelSelector.Everything),
        _ => new(null, null, peer.IpBlock ?? Begin),
    };

    /// <summary>A kind in words.</summary>
    public static string Of(PeerKind kind) => kind switch
    {
        PeerKind.Pods => EditTexts.KindPods,
        PeerKind.Namespaces => EditTexts.KindNamespaces,
        PeerKind.PodsInNamespaces => EditTexts.KindPodsInNamespaces,
        _ => EditTexts.KindAddresses,
    };
}

/// <summary>Kinds of peers.</summary>
public enum PeerKind
{
    /// <summary>Pods of the policy's own namespace.</summary>
    Pods,

    /// <summary>Every pod of some namespaces.</summary>
    Namespaces,

    /// <summary>Some pods of some namespaces: both selectors must match.</summary>
    PodsInNamespaces,

    /// <summary>A range of addresses.</summary>
    Addresses,
}
