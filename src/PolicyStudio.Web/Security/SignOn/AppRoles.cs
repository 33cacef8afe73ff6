using System.Collections.Immutable;

namespace PolicyStudio.Web.Security.SignOn;

/// <summary>The app roles that the OpenID provider hands out in the claim <c>roles</c>.</summary>
internal static class AppRoles
{
    /// <summary>Sees, drafts and previews.</summary>
    public const string Viewer = "Viewer";

    /// <summary>Proposes, and applies.</summary>
    public const string Author = "Author";

    /// <summary>Approves what another proposed.</summary>
    public const string Approver = "Approver";

    /// <summary>Keeps the settings.</summary>
    public const string Admin = "Admin";

    /// <summary>Every role; whoever has none of them does not come in.</summary>
    public static ImmutableArray<string> All { get; } = [Viewer, Author, Approver, Admin];
}
