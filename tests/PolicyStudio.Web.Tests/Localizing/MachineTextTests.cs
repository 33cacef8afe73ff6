using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using PolicyStudio.Cluster;
using PolicyStudio.Cluster.Applying.Exporting;
using PolicyStudio.Cluster.Applying.Running;
using PolicyStudio.Cluster.Auditing;
using PolicyStudio.Cluster.Demo;
using PolicyStudio.Diagram.Export;
using PolicyStudio.Diagram.Layout;
using PolicyStudio.Diagram.Styling;
using PolicyStudio.Web.Components.Explore.Namespaces;
using PolicyStudio.Web.Components.Explore.Overview;
using PolicyStudio.Web.Components.Studio.Graph;
using PolicyStudio.Web.State;
using PolicyStudio.Web.State.Applying;
using PolicyStudio.Web.State.Auditing;
using PolicyStudio.Web.State.Exploring.Namespaces;
using PolicyStudio.Web.State.Looking;
using PolicyStudio.Web.Tests.State;
using PolicyStudio.Web.Tests.State.Exploring;
using PolicyStudio.Web.Tests.Studio;

namespace PolicyStudio.Web.Tests.Localizing;

/// <summary>What machines read is the same in every language, and would be with cultures that write numbers and dates in their own way.</summary>
public sealed partial class MachineTextTests : StudioTestBase
{
    // Worse than any: nothing in it is written as a machine expects. Its texts are Japanese.
    private static readonly CultureInfo Strange = MakeStrange();

    [Fact]
    public void The_strange_culture_is_strange() =>
        Assert.Equal("−1.234,5 1970年", In(Strange, "en", () => $"{-1234.5:N1} {DateTime.UnixEpoch:d}"));

    [Fact]
    public async Task A_plan_its_YAML_and_its_commands_are_the_same()
    {
        var (english, japanese) = (await ExportAsync(CultureInfo.InvariantCulture, "en"), await ExportAsync(Strange, "ja"));

        Assert.Contains("kubectl label", english, StringComparison.Ordinal);
        Assert.Equal(english, japanese);
    }

    [Fact]
    public void Addresses_are_the_same() => Same(() =>
        string.Join(' ',
        [
            StudioAddress.Start.With(Guid.Empty), new AuditAddress("a b", "db", null, 1234567).ToString(),
            NamespaceQuery.Parse("x", "team", "ingress", "1", "matrix").ToString(), new PairQuery("a", NamespaceGroup.Rest, "team", default).ToString(),
        ]));

    [Fact]
    public async Task Pictures_are_the_same()
    {
        var scene = SceneBuilder.Build(SceneRequests.ForPage(Target(FoundingDraft), StudioLook.Start));
        var plain = await In(CultureInfo.InvariantCulture, "en", () => DiagramExport.SvgAsync(scene, Palette.Light));

        var strange = await In(Strange, "en", () => DiagramExport.SvgAsync(SceneBuilder.Build(SceneRequests.ForPage(Target(FoundingDraft), StudioLook.Start)), Palette.Light));

        Assert.Equal(plain, strange);
        Assert.Equal(DiagramExport.Png(scene, Palette.Light), In(Strange, "en", () => DiagramExport.Png(scene, Palette.Light)));
    }

    [Fact]
    public async Task What_is_kept_of_a_change_is_the_same() =>
        Assert.Equal(await In(CultureInfo.InvariantCulture, "en", AppliedAsync), await In(Strange, "ja", AppliedAsync));

    [Fact]
    public void What_is_drawn_and_measured_in_pages_is_the_same()
    {
        UseFeed(ScenarioCluster.State(ExploredCluster.Made(30)));
        var navigation = Services.GetRequiredService<NavigationManager>();
        string Drawn<T>(string address) where T : IComponent
        {
            navigation.NavigateTo(address);
            var page = Render<T>();
            page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("svg path, .bar")));
            return page.FindAll("[style], [d], [viewBox], [href]").Aggregate(new StringBuilder(), (text, e) =>
                text.AppendJoin(' ', e.Attributes.Where(a => a.Name is "style" or "d" or "viewBox" or "href").Select(a => a.Value)).AppendLine()).ToString();
        }

        Same(() => Drawn<OverviewPage>("overview"));
        Same(() => Drawn<NamespacesPage>("namespaces?view=matrix"));
        Same(() => Drawn<NamespacesPage>("namespaces?group=team"));
    }

    private static async Task<string> ExportAsync(CultureInfo numbers, string language)
    {
        using var session = ScenarioCluster.Session(ScenarioCluster.Feed());
        var preview = await In(numbers, language, async () =>
        {
            await session.EditAsync(d => FoundingDraft.Aggregate(d, (draft, change) => draft.With(change)));
            return await DraftPreview.OfAsync(session.View);
        });
        return In(numbers, language, () => string.Join('\n', [preview.Plan.Hash, DraftExport.Yaml(preview.Plan), .. preview.Commands, .. preview.Diffs.SelectMany(d => d.Lines).Select(l => l.Text)]));
    }

    // The log of a demo cluster with one change in it, without what is another in each run: moments, hashes, ids.
    private static async Task<string> AppliedAsync()
    {
        await using var services = new ServiceCollection().AddCluster(_ => { }).BuildServiceProvider();
        using var session = ScenarioCluster.Session(services.GetRequiredService<DemoCluster>());
        session.Follow();
        await session.EditAsync(d => FoundingDraft.Aggregate(d, (draft, change) => draft.With(change)));
        await new ApplySession(services.GetRequiredService<ChangeService>(), session).ApplyAsync(await DraftPreview.OfAsync(session.View), new("somebody"), new("orders needs MySQL"));
        var log = services.GetRequiredService<AuditLog>();
        Assert.True((await log.VerifyAsync()).IsIntact);
        var text = new StringWriter();
        await log.ExportAsync(text);
        Assert.Contains("somebody", text.ToString(), StringComparison.Ordinal);
        return OfThisRun().Replace(text.ToString(), "");
    }

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT[\d:.]+Z|[0-9a-f]{64}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex OfThisRun();

    private static void Same(Func<string> make)
    {
        var plain = In(CultureInfo.InvariantCulture, "en", make);
        Assert.NotEmpty(plain);
        Assert.Equal(plain, In(Strange, "ja", make));
    }

    private static T In<T>(CultureInfo numbers, string language, Func<T> make)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (numbers, CultureInfo.GetCultureInfo(language));
        try
        {
            return make();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }

    private static CultureInfo MakeStrange()
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo("ja").Clone();
        (culture.NumberFormat.NumberDecimalSeparator, culture.NumberFormat.NumberGroupSeparator, culture.NumberFormat.NegativeSign) = (",", ".", "−");
        (culture.DateTimeFormat.ShortDatePattern, culture.DateTimeFormat.TimeSeparator, culture.DateTimeFormat.DateSeparator) = ("yyyy年", "時", "月");
        return culture;
    }
}
