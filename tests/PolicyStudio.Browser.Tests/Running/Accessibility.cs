using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace PolicyStudio.Browser.Tests.Running;

/// <summary>What axe finds on a page.</summary>
internal static class Accessibility
{
    // Of all else it found, axe names one element a rule: on a large page most of its time went into names that nobody reads.
    private static readonly AxeRunOptions Options = new() { ResultTypes = [ResultType.Violations] };

    /// <summary>Everything serious or critical, a line an element; a page on which axe judged nothing is a fault of the test.</summary>
    /// <param name="page">The page as it stands.</param>
    /// <param name="state">What it shows, for the line.</param>
    public static async Task<IEnumerable<string>> FaultsAsync(this IPage page, string state)
    {
        var result = await page.RunAxe(Options);
        Assert.NotEmpty(result.Passes);
        return from violation in result.Violations
               where violation.Impact is "serious" or "critical"
               from node in violation.Nodes
               select $"{state}: {violation.Id} ({violation.Impact}): {node.Html} {string.Join("; ", node.Any.Select(c => c.Message))}";
    }
}
