using Bunit;
using PolicyStudio.Cluster.Drafts;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Web.Components.Drafts;
using PolicyStudio.Web.Tests.State;

namespace PolicyStudio.Web.Tests.Studio;

/// <summary>The list of a person's drafts.</summary>
public sealed class DraftTableTests : StudioTestBase
{
    [Fact]
    public void A_draft_tells_its_target_and_is_opened_by_its_name_or_its_button()
    {
        var (named, nameless) = (Draft("studio?target=db/mysql[StatefulSet]") with { Name = "orders" }, Draft("studio"));
        var table = Render<DraftTable>(p => p.Add(x => x.Drafts, [named, nameless]));

        Assert.Equal("Target", table.FindAll("th")[2].TextContent);
        Assert.Equal(["db / mysql", "the start page"], table.FindAll("td:nth-child(3)").Select(t => t.TextContent.Trim()));
        Assert.Equal(["Open: orders", "Open: draft without a name"], table.FindAll(".actions a").Select(a => a.GetAttribute("aria-label")));
        var link = table.Find(".name a").GetAttribute("href");
        Assert.Contains(named.Id.ToString(), link, StringComparison.Ordinal);
        Assert.Equal(link, table.Find(".actions a").GetAttribute("href"));
    }

    private static KeptDraft Draft(string question) => new()
    {
        Id = Guid.NewGuid(),
        Cluster = "demo",
        Owner = "1",
        OwnerName = "somebody",
        Question = question,
        Content = BasedDraft.Empty.Edit(PolicyDraft.Empty.With(new NamespaceLabelChange("backend", "name", "backend")), ScenarioCluster.Snapshot),
    };
}
