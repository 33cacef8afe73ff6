using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using PolicyStudio.Web.Components.Layout;
using PolicyStudio.Web.Security.People;
using PolicyStudio.Web.Security.SignOn;
using PolicyStudio.Web.Tests.State;

namespace PolicyStudio.Web.Tests.Studio;

/// <summary>What stands around every page.</summary>
public sealed class MainLayoutTests : StudioTestBase
{
    [Fact]
    public async Task A_page_that_fails_does_not_take_the_circuit_along_and_can_be_tried_again()
    {
        UseFeed(ScenarioCluster.State(ScenarioCluster.Snapshot));
        AddAuthorization();
        Services.AddSingleton(new SignOnMode(Required: false, Http: true));
        Services.AddScoped<CurrentPerson>();
        var fails = true;
        RenderFragment page = builder =>
        {
            if (fails) throw new InvalidOperationException("a label that nobody expected");
            builder.AddContent(0, "the page");
        };
        var layout = Render<MainLayout>(p => p.Add(x => x.Body, page));

        Assert.Contains("The draft is kept", layout.Find("main [role=alert]").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("nobody expected", layout.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("nothing was written", layout.Markup, StringComparison.OrdinalIgnoreCase);

        fails = false;
        await layout.Find("main [role=alert] button").ClickAsync();
        Assert.Equal("the page", layout.Find("main").TextContent.Trim());
    }
}
