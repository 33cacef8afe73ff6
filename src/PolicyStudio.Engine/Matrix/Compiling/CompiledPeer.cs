using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Matrix.Identities;
using PolicyStudio.Engine.Matrix.Indexing;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Engine.Matrix.Compiling;

/// <summary>A peer with the namespace that it means where it names none. Peers that mean the same are one object.</summary>
/// <param name="index">Its place among the peers of its matrix; peers of later edits have none, -1.</param>
/// <param name="own">The policy's namespace where the peer has no namespace selector; null where it has one, and for an ipBlock.</param>
/// <param name="peer">The peer.</param>
/// <param name="pods">Its pod selector with numbers; null where it has none.</param>
/// <param name="namespaces">Its namespace selector with numbers; null where it has none, or one that no policy of the snapshot has.</param>
internal sealed class CompiledPeer(int index, string? own, Peer peer, CompiledSelector? pods, CompiledSelector? namespaces)
{
    /// <summary>Its place, or -1.</summary>
    public int Index => index;

    /// <summary>The one namespace that it is about, or null.</summary>
    public string? Own => own;

    /// <summary>The namespace selector, or null.</summary>
    public LabelSelector? Namespaces => peer.NamespaceSelector;

    /// <summary>The pod selector; null means every pod.</summary>
    public LabelSelector? Pods => peer.PodSelector;

    /// <summary>The namespace selector with numbers, or null.</summary>
    public CompiledSelector? NamespacesCompiled => namespaces;

    /// <summary>The pod selector with numbers, or null.</summary>
    public CompiledSelector? PodsCompiled => pods;

    /// <summary>The addresses, or null.</summary>
    public IpBlock? Block => peer.IpBlock;

    /// <summary>Whether it matches, found by looking at the other side itself.</summary>
    /// <param name="other">The other side.</param>
    /// <param name="byAddress">Whether ipBlocks are compared with pods' addresses.</param>
    public bool Matches(Identity other, bool byAddress)
    {
        if (Block is { } block) return other.Pod is null ? block.Contains(other.Address) : byAddress && other.Pod.LiesIn(block);
        // A selector never matches an address, not even the empty one.
        if (other.Pod is null) return false;
        return (own is null ? Namespaces!.Matches(other.Namespace!.Labels) : own == other.Pod.Namespace) && Pods?.Matches(other.Pod.Labels) != false;
    }
}
