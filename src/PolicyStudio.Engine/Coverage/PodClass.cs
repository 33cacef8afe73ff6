using PolicyStudio.Engine.Matrix.Identities;
using PolicyStudio.Engine.Matrix.Rows;
using PolicyStudio.Engine.Reachability;

namespace PolicyStudio.Engine.Coverage;

/// <summary>Pods of one identity, those on their node's network apart from the others.</summary>
/// <param name="Endpoint">A group of pods that speaks for all.</param>
/// <param name="Identity">Their identity.</param>
/// <param name="Rows">What they admit, and whom they may reach.</param>
/// <param name="IngressRow">The number of their ingress row among those of the cluster.</param>
/// <param name="IsOnNode">Whether they use their node's network.</param>
internal sealed record PodClass(WorkloadEndpoint Endpoint, Identity Identity, RowPair Rows, int IngressRow, bool IsOnNode);
