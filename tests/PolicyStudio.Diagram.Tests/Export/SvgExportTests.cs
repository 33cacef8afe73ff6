using System.Xml.Linq;
using PolicyStudio.Diagram.Export;
using PolicyStudio.Diagram.Layout;
using PolicyStudio.Diagram.Styling;
using PolicyStudio.Diagram.Tests.Scenarios;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Diagram.Tests.Export;

public sealed class SvgExportTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Theory]
    [InlineData("before")]
    [InlineData("draft")]
    [InlineData("applied")]
    public async Task The_founding_scenario_draws_the_picture_that_is_kept(string state)
    {
        var svg = await DiagramExport.SvgAsync(SceneBuilder.Build(Pictures.Of(state)), Palette.Light);
        Assert.Equal(Baseline.Text($"{state}.svg", svg), svg);
    }

    [Fact]
    public async Task The_same_cluster_in_another_order_gives_the_same_file()
    {
        var cluster = GeneratedClusters.Of(7, 60);
        var shuffled = new Engine.Snapshots.ClusterSnapshot(
            cluster.Namespaces.Reverse(), cluster.Pods.Reverse(), cluster.Controllers.Reverse(), cluster.Services, cluster.Policies, []);
        Assert.Equal(await Export(Requests.Of(cluster, GeneratedClusters.Target)), await Export(Requests.Of(shuffled, GeneratedClusters.Target)));
    }

    [Fact]
    public async Task A_file_stands_alone()
    {
        var svg = XDocument.Parse(await Export(FoundingScenario.WithDraft)).Root!;
        Assert.Equal(Svg + "svg", svg.Name);
        Assert.Equal("Who reaches db/mysql on TCP 3306", svg.Element(Svg + "title")!.Value);
        Assert.NotEmpty(svg.Element(Svg + "desc")!.Value);
        var style = svg.Element(Svg + "style")!.Value;
        Assert.Contains("--ps-allow:", style, StringComparison.Ordinal);
        Assert.Contains("sans-serif", style, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", style, StringComparison.Ordinal);
        Assert.All(svg.Descendants(Svg + "text"), t => Assert.NotNull(t.Attribute("textLength")));
        Assert.DoesNotContain(svg.Descendants().Attributes(), a => a.Name.LocalName is "href" or "src" or "tabindex");
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("]]></style><svg onload=\"x\">")]
    [InlineData("a&b\"c'd<e>")]
    [InlineData("\u202Eevil\u0000\u001B[31m\uFFFF")]
    [InlineData("{{7*7}} 网 \U0001F600")]
    public async Task Hostile_text_is_text(string hostile)
    {
        var cluster = new ClusterSketch().Namespace(hostile, (hostile, hostile))
            .Workload("Deployment", hostile, hostile, 2, LabelSet.Of((hostile, hostile)), manager: new(ManagerKind.Helm, hostile))
            .Workload(hostile, hostile, $"x{hostile}", 1).Snapshot();
        var request = Requests.Of(cluster, new("Deployment", hostile, hostile));
        request = request with
        {
            Question = hostile,
            ShowQuestion = true,
            Caption = hostile,
            Targets = [request.Targets[0] with { Ports = [new(hostile, hostile, true)], Policies = [new(hostile, hostile)] }],
            NamespaceSwitches = Requests.Switches((hostile, new(hostile, true, DisabledReason: hostile))),
            WorkloadSwitches = Requests.Switches(($"{hostile}/x{hostile}[{hostile}]", new(hostile, true))),
        };
        var svg = XDocument.Parse(await Export(request));
        string[] known = ["svg", "title", "desc", "style", "g", "rect", "path", "circle", "text"];
        Assert.All(svg.Descendants(), e => Assert.Contains(e.Name.LocalName, known));
        Assert.DoesNotContain(svg.Descendants().Attributes(), a => a.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        Assert.All(svg.DescendantNodes().OfType<XText>().Where(t => t.Parent!.Name.LocalName == "text"),
            t => Assert.All(t.Value, c => Assert.True(c is >= ' ' and <= '~' or '…' or '−' or '±', $"U+{(int)c:X4} is drawn")));
        Assert.NotEmpty(DiagramExport.Png(SceneBuilder.Build(request), Palette.Dark, 1));
    }

    private static Task<string> Export(SceneRequest request) => DiagramExport.SvgAsync(SceneBuilder.Build(request), Palette.Light);
}
