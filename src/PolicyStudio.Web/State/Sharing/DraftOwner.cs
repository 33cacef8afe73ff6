namespace PolicyStudio.Web.State.Sharing;

/// <summary>The person whose draft it is.</summary>
/// <param name="Id">Who it is; empty where that is not known, and then nothing is kept.</param>
/// <param name="Name">The person's name, for others to see.</param>
public sealed record DraftOwner(string Id, string Name);
