using Bunit;
using PolicyStudio.Diagram.Questions;
using PolicyStudio.Web.Components.Studio.Question;
using PolicyStudio.Web.Tests.State;

namespace PolicyStudio.Web.Tests.Studio;

/// <summary>How a person finds another target and asks on another port.</summary>
public sealed class TargetFinderTests : StudioTestBase
{
    private TargetPort? _asked;

    [Theory]
    [InlineData("99999")]
    [InlineData("0")]
    [InlineData("http")]
    [InlineData("-1")]
    public async Task A_port_that_is_none_is_refused_in_words(string typed)
    {
        var finder = Finder();

        await finder.Find("input.other").ChangeAsync(typed);
        await finder.Find("form").SubmitAsync();

        Assert.Equal("A port is a number from 1 to 65535.", finder.Find("[role=alert]").TextContent);
        Assert.Null(_asked);
    }

    [Fact]
    public async Task Any_other_port_can_be_asked_on()
    {
        var finder = Finder();

        await finder.Find("input.other").ChangeAsync("8443");
        await finder.Find("form").SubmitAsync();

        Assert.Equal(8443, _asked?.Number);
        Assert.Empty(finder.FindAll("[role=alert]"));
    }

    private IRenderedComponent<TargetFinder> Finder() => Render<TargetFinder>(p => p
        .Add(x => x.Snapshot, ScenarioCluster.Snapshot).Add(x => x.Target, Target()).Add(x => x.OnPort, port => _asked = port));
}
