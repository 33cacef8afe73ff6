using System.Globalization;
using System.Reflection;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using PolicyStudio.Cluster;
using PolicyStudio.Cluster.Watching;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Web.Components.Layout.Connection;
using PolicyStudio.Web.Localizing;
using PolicyStudio.Web.State.Sharing;
using PolicyStudio.Web.Tests.State;
using PolicyStudio.Web.Tests.Studio;

namespace PolicyStudio.Web.Tests.Localizing;

/// <summary>A circuit keeps its language, whoever makes it draw.</summary>
public sealed class CircuitLanguageTests : StudioTestBase
{
    private static readonly DateTimeOffset Noon = new(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task What_comes_from_the_browser_is_done_in_the_language_of_the_page()
    {
        var circuit = new CircuitLanguage();
        using (new InLanguage("ja")) circuit.Speak("ja");
        var spoken = "";
        var handler = circuit.CreateInboundActivityHandler(_ =>
        {
            spoken = CultureInfo.CurrentUICulture.Name;
            return Task.CompletedTask;
        });

        // The socket came again with another choice.
        await InLanguage.ElsewhereAsync(() => handler(null!));

        Assert.Equal("ja", spoken);
    }

    [Fact]
    public async Task When_the_cluster_changes_the_page_stays_Japanese()
    {
        var feed = UseFeed(ScenarioCluster.State(ScenarioCluster.Snapshot, ConnectionPhase.Live, 1));
        using var japanese = new InLanguage("ja");
        Render<MudBlazor.MudPopoverProvider>();
        var chip = Render<ClusterStatus>();
        Assert.Contains("ライブ", chip.Markup, StringComparison.Ordinal);

        var live = feed.Current;
        await InLanguage.ElsewhereAsync(() => feed.Publish(live with { Connection = live.Connection with { Phase = ConnectionPhase.Stale, Since = Noon } }));

        chip.WaitForAssertion(() => Assert.Contains("更新停止: 12:00:00 UTC", chip.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task When_another_session_edits_what_is_said_here_stays_Japanese()
    {
        UseFeed(ScenarioCluster.State(ScenarioCluster.Snapshot));
        var presence = Services.GetRequiredService<DraftPresence>();
        var spoken = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var japanese = new InLanguage("ja");
        using var hearing = presence.Subscribe(() => spoken.TrySetResult(CultureInfo.CurrentUICulture.Name));

        await InLanguage.ElsewhereAsync(() => presence.Tell(Guid.NewGuid(), new("b0b0", "Bob", null, PolicyDraft.Empty)));

        Assert.Equal("ja", await spoken.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void What_all_circuits_share_has_no_event_that_would_carry_the_language_of_whoever_raises_it()
    {
        var shared = new ServiceCollection().AddStudio().AddCluster(o => o.Cluster = Cluster.Connecting.ClusterOptions.Demo)
            .Where(s => s.Lifetime == ServiceLifetime.Singleton).SelectMany(s => new[] { s.ServiceType, s.ImplementationType, s.ImplementationInstance?.GetType() }.OfType<Type>())
            .Where(t => t.Assembly.GetName().Name!.StartsWith("PolicyStudio", StringComparison.Ordinal)).ToList();

        Assert.Contains(typeof(DraftPresence), shared);
        Assert.Empty(shared.SelectMany(t => t.GetEvents(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)).Select(e => $"{e.DeclaringType}.{e.Name}"));
    }
}
