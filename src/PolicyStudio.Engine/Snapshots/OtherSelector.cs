using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Engine.Snapshots;

/// <summary>A selector that decides something else than connectivity, so that whoever changes a label should know of it: a disruption budget's, an admission webhook's.</summary>
/// <param name="Object">The object it stands in.</param>
/// <param name="Path">Where it stands, such as <c>spec.selector</c> or <c>webhooks[0]</c>.</param>
/// <param name="Namespaces">Which namespaces it means; null means the object's own.</param>
/// <param name="Pods">Which pods in them.</param>
public sealed record OtherSelector(ObjectReference Object, string Path, LabelSelector? Namespaces, LabelSelector Pods);
