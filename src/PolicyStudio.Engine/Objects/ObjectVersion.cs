namespace PolicyStudio.Engine.Objects;

/// <summary>Which incarnation and which write of an object was seen, for preconditions; null on objects read from manifests.</summary>
/// <param name="Uid">metadata.uid: changes when an object is deleted and made anew under its name.</param>
/// <param name="ResourceVersion">metadata.resourceVersion: opaque, changes at every write, status included.</param>
public sealed record ObjectVersion(string Uid, string ResourceVersion);
