using System.Collections.Immutable;
using Microsoft.Playwright;
using PolicyStudio.Browser.Tests.Running;
using PolicyStudio.TestStudio;

namespace PolicyStudio.Browser.Tests.SignOn;

/// <summary>A studio with sign-on and its OpenID provider, which knows vera (Viewer), arthur (Author) and nora (no role).</summary>
public sealed class SignOnFixture : IAsyncLifetime
{
    private static readonly ImmutableDictionary<string, string[]> People = ImmutableDictionary<string, string[]>.Empty
        .Add("vera", ["Viewer"]).Add("arthur", ["Author"]).Add("nora", []);

    private OpenIdProvider? _provider;
    private StudioHost? _studio;

    /// <summary>The provider's address.</summary>
    internal OpenIdProvider Provider => _provider!;

    /// <summary>The studio's address.</summary>
    internal Uri Address => _studio!.Address;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _provider = await OpenIdProvider.StartAsync(People);
        _studio = await StudioHost.StartAsync(_provider.StudioArguments);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_studio is not null) await _studio.DisposeAsync();
        if (_provider is not null) await _provider.DisposeAsync();
    }

    /// <summary>Goes to a studio, signs in as one of the people, and waits until the page hears clicks.</summary>
    internal static async Task SignInAsync(BrowserPage page, Uri studio, string person)
    {
        await page.Page.GotoAsync(studio.ToString());
        await page.Page.GetByRole(AriaRole.Button, new() { Name = person }).ClickAsync();
        await page.ListeningAsync();
    }
}
