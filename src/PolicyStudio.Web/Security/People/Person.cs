using System.Collections.Immutable;
using PolicyStudio.Cluster.Applying;

namespace PolicyStudio.Web.Security.People;

/// <summary>Who sits before a page, as of now.</summary>
/// <param name="Id">Who it is, for what is kept for a person: the provider's object id, or the operating system's user; empty where it is not known.</param>
/// <param name="Name">The name to show. It comes from outside: render it as text only.</param>
/// <param name="Roles">The person's app roles; empty without sign-on.</param>
/// <param name="SignedIn">Whether the person signed in; false without sign-on, and once a sign-in has run out.</param>
/// <param name="Author">On whose behalf a write goes out; null when this person may not apply.</param>
/// <param name="WhyNot">Why this person may not apply, in a sentence of the language that was spoken when it was asked; null when he may.</param>
internal sealed record Person(string Id, string Name, ImmutableArray<string> Roles, bool SignedIn, Author? Author, string? WhyNot)
{
    /// <summary>Whether the person may apply a draft.</summary>
    public bool CanApply => Author is not null;

    /// <summary>The role to show: the one that allows most, or what there is instead.</summary>
    public string Standing =>
        Roles.Length > 0 ? string.Join(", ", Roles) : SignedIn ? PersonTexts.NoRole : CanApply ? PersonTexts.KubeconfigUser : PersonTexts.SignedOut;
}
