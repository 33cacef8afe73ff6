using Microsoft.Playwright;
using PolicyStudio.TestStudio;

namespace PolicyStudio.Browser.Tests.Pictures;

/// <summary>
/// Compares what a page shows with a committed picture. <c>POLICYSTUDIO_UPDATE_PICTURES=1</c> writes the pictures anew; look at them
/// before you commit them. A picture that differs is left, with what differs in red, in <c>artifacts/pictures</c>.
/// </summary>
internal static class Picture
{
    private static readonly PageScreenshotOptions Options = new() { Animations = ScreenshotAnimations.Disabled, Caret = ScreenshotCaret.Hide };

    /// <summary>Takes a picture of the viewport, with the pointer out of the way, and compares it.</summary>
    /// <param name="page">The page.</param>
    /// <param name="name">The file's name without its ending, such as <c>studio-start-1280-light</c>.</param>
    public static async Task ShouldMatchAsync(IPage page, string name)
    {
        await page.Mouse.MoveAsync(0, 0);
        // Without sign-on the header bears the name of whoever runs the tests.
        await page.EvaluateAsync("() => document.querySelectorAll('[data-testid=account] .account-name, .author').forEach(e => e.textContent = 'engineer')");
        // Moments and hashes are others in each run, of the same length.
        await page.EvaluateAsync("""
            () => {
              document.querySelectorAll('time').forEach(e => e.textContent = '2026-01-01 00:00:00 UTC');
              document.querySelectorAll('code.hash').forEach(e => e.textContent = '0'.repeat(e.textContent.length));
            }
            """);
        await page.EvaluateAsync("() => document.fonts.ready");
        // The script has put a graph where it belongs, and has said at what scale.
        await page.WaitForFunctionAsync("() => [...document.querySelectorAll('.viewport > .canvas')].every(c => c.hasAttribute('style'))");
        Compare(await page.ScreenshotAsync(Options), name);
    }

    private static void Compare(byte[] actual, string name)
    {
        var baseline = Path.Combine(Places.RepoRoot, "tests", "PolicyStudio.Browser.Tests", "Pictures", "Baselines", name + ".png");
        if (Environment.GetEnvironmentVariable("POLICYSTUDIO_UPDATE_PICTURES") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(baseline)!);
            File.WriteAllBytes(baseline, actual);
            return;
        }
        var artifacts = Directory.CreateDirectory(Path.Combine(Places.RepoRoot, "artifacts", "pictures")).FullName;
        var actualFile = Path.Combine(artifacts, name + ".actual.png");
        if (!File.Exists(baseline))
        {
            File.WriteAllBytes(actualFile, actual);
            Assert.Fail($"There is no picture {baseline} yet; this is what the page shows: {actualFile}");
        }
        var difference = PictureDifference.Of(File.ReadAllBytes(baseline), actual);
        if (difference.IsWithinTolerance) return;
        File.WriteAllBytes(actualFile, actual);
        var differenceFile = Path.Combine(artifacts, name + ".difference.png");
        if (difference.Picture is { } picture) File.WriteAllBytes(differenceFile, picture);
        Assert.Fail($"The page is not what {baseline} shows: {difference.Summary}\nactual: {actualFile}\ndifference: {differenceFile}");
    }
}
