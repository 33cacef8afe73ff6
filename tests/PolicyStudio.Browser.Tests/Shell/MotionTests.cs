using PolicyStudio.Browser.Tests.Pictures;
using PolicyStudio.Browser.Tests.Running;
using PolicyStudio.Browser.Tests.Scenario;
using PolicyStudio.TestStudio;
using static Microsoft.Playwright.Assertions;

namespace PolicyStudio.Browser.Tests.Shell;

/// <summary>People who asked their system for less motion, or for colours of its own.</summary>
public sealed class MotionTests(BrowserFixture browser)
{
    // What moves, or would if something changed. A transition of a hundredth of a millisecond is none, however late its frame comes.
    private const string Moving = """
        () => [
          ...document.getAnimations().filter(a => a.playState === 'running' && a.effect.getComputedTiming().activeDuration > 10).map(a => `runs: ${a.animationName ?? a.transitionProperty} on ${a.effect.target.className}`),
          ...[...document.querySelectorAll('*')].flatMap(e => [null, '::before', '::after'].map(part => [e, getComputedStyle(e, part)]))
            .filter(([, s]) => (s.animationName !== 'none' && (parseFloat(s.animationDuration) > .01 || s.animationIterationCount === 'infinite'))
              || s.transitionDuration.split(',').some(d => parseFloat(d) > .01))
            .map(([e, s]) => `${e.tagName}.${e.className}: ${s.animationName} ${s.transitionDuration}`),
        ]
        """;

    [Fact]
    public async Task With_reduced_motion_nothing_moves()
    {
        await using var api = await ApiStandIn.StartAsync("", isSlow: true);
        await using (var reading = await StudioHost.StartAsync(api.StudioArguments))
        await using (var loading = await browser.OpenAsync())
        {
            await loading.GoAsync(reading.Address, "overview");
            await Expect(loading.Page.Locator(".sketch")).ToBeVisibleAsync();
            Assert.Empty(await loading.Page.EvaluateAsync<string[]>(Moving));
        }
        await using var studio = await StudioHost.StartAsync();
        await using var page = await browser.OpenAsync();
        await page.GoAsync(studio.Address, StudioPage.Address(ScenarioNames.Founding));
        await new StudioPage(page).SwitchNamespaceAsync("backend", "name=backend");
        await page.Page.Keyboard.PressAsync("Control+k");
        await Expect(page.Page.Locator(".palette input")).ToBeFocusedAsync();
        Assert.Empty(await page.Page.EvaluateAsync<string[]>(Moving));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task With_colours_of_the_system_everything_is_still_told(bool dark)
    {
        await using var studio = await StudioHost.StartAsync();
        await using var page = await browser.OpenForcedColorsAsync(dark);
        var run = new ScenarioRun(page, ScenarioNames.Founding);
        await run.OpenAsync(studio.Address);
        await run.DraftAsync();
        await Picture.ShouldMatchAsync(page.Page, $"forced-colors-draft-{(dark ? "dark" : "light")}");
    }
}
