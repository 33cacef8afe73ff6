using Microsoft.Playwright;

namespace PolicyStudio.Browser.Tests.Running;

/// <summary>The address of a page, which changes without a navigation.</summary>
internal static class PageAddress
{
    /// <summary>Waits until the address is as wanted. The page itself is asked: Playwright's own wait misses what is written while it begins to listen.</summary>
    /// <param name="page">The page.</param>
    /// <param name="pattern">A regular expression of the browser's.</param>
    public static Task AddressAsync(this IPage page, string pattern) => page.WaitForFunctionAsync("pattern => new RegExp(pattern).test(location.href)", pattern);
}
