namespace PolicyStudio.Cluster.Manifests.Parsing;

/// <summary>How many nodes a document may still have.</summary>
internal sealed class NodeBudget(int nodes = DocumentLimits.MaxNodes)
{
    private int _left = nodes;

    /// <summary>Takes some; false when they are not left.</summary>
    public bool Take(int count = 1) => (_left -= count) >= 0;
}
