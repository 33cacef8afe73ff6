namespace PolicyStudio.TestCluster.Rights;

/// <summary>Something that somebody asks of the API server, as RBAC names it.</summary>
/// <param name="Verb">get, list, watch, create, update, patch, delete, impersonate…</param>
/// <param name="Group">The API group; empty for the core group.</param>
/// <param name="Resource">The resource in the plural, with the subresource after a slash.</param>
/// <param name="Name">The object's name, or null for all of them.</param>
public sealed record Right(string Verb, string Group, string Resource, string? Name = null)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Verb} {Resource}{(Group.Length == 0 ? "" : $".{Group}")}{(Name is null ? "" : $"/{Name}")}";
}
