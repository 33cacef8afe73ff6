using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Options;
using PolicyStudio.Cluster.Applying;
using PolicyStudio.Web.Security.SignOn;

namespace PolicyStudio.Web.Security.People;

/// <summary>
/// Tells who sits before this circuit. It asks anew at every call: whoever writes calls it in the handler, with the write, and passes on
/// the <see cref="Person.Author"/> that it gives; hiding a button is no check.
/// </summary>
internal sealed class CurrentPerson(
    AuthenticationStateProvider authentication, SignOnMode mode, IOptions<ImpersonationOptions> impersonation, IServiceProvider services)
{
    private const int LongestId = 256;

    /// <summary>The person as of now: a sign-in that has run out or was ended gives one who may nothing.</summary>
    public async Task<Person> GetAsync()
    {
        if (!mode.Required) return new Person(Environment.UserName, Environment.UserName, [], SignedIn: false, new Author(Environment.UserName), WhyNot: null);
        var user = (await authentication.GetAuthenticationStateAsync()).User;
        if (!services.GetRequiredService<Sessions>().Counts(user))
            return new Person("", PersonTexts.Nobody, [], SignedIn: false, Author: null, PersonTexts.SignInEnded);
        return SignedIn(user);
    }

    private Person SignedIn(ClaimsPrincipal user)
    {
        var id = user.FindFirstValue("oid") ?? user.FindFirstValue("sub") ?? "";
        var name = user.FindFirstValue("name") ?? user.FindFirstValue("preferred_username") ?? id;
        var person = new Person(id, name, [.. AppRoles.All.Where(user.IsInRole)], SignedIn: true, Author: null, WhyNot: null);
        if (!person.Roles.Contains(AppRoles.Author))
            return person with { WhyNot = PersonTexts.RoleAuthorNeeded };
        // The id travels in a header: what does not fit there unchanged must not be guessed at.
        if (id.Length is 0 or > LongestId || id.Any(c => c is < '!' or > '~'))
            return person with { WhyNot = PersonTexts.NoObjectId };
        return person with { Author = new Author(name, new Impersonation(impersonation.Value.User, impersonation.Value.Group, id)) };
    }
}
