namespace PolicyStudio.Web.State.Labels;

/// <summary>Which labels decide who reaches the target: one of the namespace and one of the pod, both of which must be there.</summary>
/// <param name="NamespaceKey">The key of the namespace label.</param>
/// <param name="NamespaceValue">Its value, or null for each namespace's own name.</param>
/// <param name="Pod">The pod label.</param>
public sealed record LabelChoices(string NamespaceKey, string? NamespaceValue, LabelPair Pod)
{
    /// <summary>The namespace label as a given namespace would bear it.</summary>
    public LabelPair ForNamespace(string ns) => new(NamespaceKey, NamespaceValue ?? ns);
}
