using Bunit;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Web.Components.Studio.Graph;
using PolicyStudio.Web.State.Looking;

namespace PolicyStudio.Web.Tests.Studio;

/// <summary>What somebody types into the filter becomes one, or is said not to be.</summary>
public sealed class FilterMenuTests : StudioTestBase
{
    [Fact]
    public async Task A_port_that_is_none_is_said_and_filters_nothing()
    {
        EdgeFilter? filter = null;
        var popovers = Render<MudBlazor.MudPopoverProvider>();
        var menu = Render<FilterMenu>(p => p.Add(m => m.Target, Target()).Add(m => m.FilterChanged, f => filter = f));
        await menu.Find("button").ClickAsync();

        await popovers.WaitForElement("[placeholder^='53']").ChangeAsync("dns");
        popovers.WaitForAssertion(() => Assert.Contains("1 to 65535", popovers.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal(("true", null), (popovers.Find("[placeholder^='53']").GetAttribute("aria-invalid"), filter));

        await popovers.Find("[placeholder^='53']").ChangeAsync("udp 53");
        popovers.WaitForAssertion(() => Assert.Empty(popovers.FindAll("[role=alert]")));
        Assert.Equal(new PortFilter(Protocol.Udp, 53), filter?.Port);
    }
}
