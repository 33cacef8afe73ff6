using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;

namespace PolicyStudio.Web.Security.SignOn;

/// <summary>
/// Knows which sign-ins still count. A cookie alone can't be taken back, and a circuit outlives the cookie that opened it, so each sign-in
/// bears an id and an end of its own, and whoever signs out ends it everywhere.
/// </summary>
internal sealed class Sessions(TimeProvider time)
{
    private const string IdClaim = "policystudio:session";
    private const string EndClaim = "policystudio:session-end";

    private readonly ConcurrentDictionary<string, DateTimeOffset> _ended = new(StringComparer.Ordinal);

    /// <summary>Gives a fresh sign-in its id and its end.</summary>
    public static void Begin(ClaimsPrincipal principal, DateTimeOffset end) => principal.AddIdentity(new ClaimsIdentity(
    [
        new Claim(IdClaim, RandomNumberGenerator.GetHexString(32, lowercase: true)),
        new Claim(EndClaim, end.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)),
    ]));

    /// <summary>Whether somebody is signed in and the sign-in has neither run out nor been ended.</summary>
    public bool Counts(ClaimsPrincipal principal) =>
        principal.Identity?.IsAuthenticated == true
        && principal.FindFirstValue(IdClaim) is { } id && !_ended.ContainsKey(id)
        && EndOf(principal) > time.GetUtcNow();

    /// <summary>Ends a sign-in, for every page that is open under it.</summary>
    public void End(ClaimsPrincipal principal)
    {
        if (principal.FindFirstValue(IdClaim) is not { } id) return;
        _ended[id] = EndOf(principal);
        // What has run out by itself need not be remembered.
        var now = time.GetUtcNow();
        foreach (var (old, end) in _ended)
            if (end <= now) _ended.TryRemove(old, out _);
    }

    private static DateTimeOffset EndOf(ClaimsPrincipal principal) =>
        long.TryParse(principal.FindFirstValue(EndClaim), CultureInfo.InvariantCulture, out var end)
            ? DateTimeOffset.FromUnixTimeMilliseconds(end)
            : DateTimeOffset.MinValue;
}
