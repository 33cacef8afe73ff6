using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Web.Components.Edit;
using PolicyStudio.Web.Components.Edit.Doors;
using PolicyStudio.Web.Components.Edit.Text;
using PolicyStudio.Web.State;
using PolicyStudio.Web.State.Editing;
using PolicyStudio.Web.Tests.Localizing;
using PolicyStudio.Web.Tests.State;
using PolicyStudio.Web.Tests.Studio;

namespace PolicyStudio.Web.Tests.Editing;

/// <summary>The editor's page: form and text are one document, which goes into the draft.</summary>
public sealed class EditPageTests : StudioTestBase
{
    private const string Existing = "edit?policy=db/allow-specific-backend-to-db";

    private StudioSession Session => Services.GetRequiredService<StudioSession>();

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    [Fact]
    public void A_policy_opens_as_a_form_and_as_text()
    {
        var page = Open(Existing);

        Assert.Equal("db / allow-specific-backend-to-db", page.Find("h1").TextContent);
        Assert.Contains("name: allow-specific-backend-to-db", TextOf(page), StringComparison.Ordinal);
        Assert.Equal("app", page.Find(".subject .requirement input").GetAttribute("value"));
        Assert.Equal("PodsInNamespaces", page.Find(".peer .kind").GetAttribute("value"));
        Assert.Equal("1 workload without a live pod: mysql", page.Find(".subject .matches").TextContent.Trim());
        Assert.Contains("No namespace matches", page.Find(".peer .matches.none").TextContent, StringComparison.Ordinal);
        Assert.True(page.FindAll(".put button")[0].HasAttribute("disabled"));
    }

    [Fact]
    public async Task An_edit_of_the_form_is_in_the_text_and_goes_into_the_draft_as_one_step()
    {
        var page = Open(Existing);

        await page.FindAll(".port input")[0].ChangeAsync("9104");

        Assert.Contains("port: 9104", TextOf(page), StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Contains("change no connection", page.Find(".consequences").TextContent, StringComparison.Ordinal));
        await page.FindAll(".put button")[0].ClickAsync();
        page.WaitForAssertion(() => Assert.Single(Session.View.Draft.Changes));
        Assert.Equal(9104, Assert.IsType<PolicyWrite>(Session.View.Draft.Changes[0]).Policy.Ingress[0].Ports[0].Number);
        page.WaitForAssertion(() => Assert.Contains("in the draft", page.Find(".top .tag").TextContent, StringComparison.Ordinal));
        await page.FindAll(".put button")[0].ClickAsync();
        page.WaitForAssertion(() => Assert.Empty(Session.View.Draft.Changes));
    }

    [Fact]
    public async Task An_edit_of_the_form_keeps_comments_and_marks_its_part_and_the_cursor_marks_its_fields()
    {
        var page = Open(Existing);
        await TypeAsync(page, "# who asks\n" + TextOf(page).Replace("port: 3306", "port: 3306 # SQL", StringComparison.Ordinal));
        await page.Find(".peer .requirement input").ChangeAsync("team");

        Assert.StartsWith("# who asks\n", TextOf(page), StringComparison.Ordinal);
        Assert.Contains("team: backend", TextOf(page), StringComparison.Ordinal);
        Assert.Contains("port: 3306 # SQL", TextOf(page), StringComparison.Ordinal);
        await page.Find(".peer").FocusInAsync();
        Assert.Equal("spec.ingress[0].from[0]", page.FindComponent<YamlEditor>().Instance.Part!.Path);
        await page.InvokeAsync(() => page.FindComponent<YamlEditor>().Instance.AtAsync(TextOf(page).Split('\n').ToList().FindIndex(l => l.Contains("db:", StringComparison.Ordinal)) + 1));
        Assert.NotEmpty(page.FindAll(".peer.here"));
        await page.FindAll(".put button")[0].ClickAsync();
        page.WaitForAssertion(() => Assert.StartsWith("# who asks\n", Assert.IsType<PolicyWrite>(Assert.Single(Session.View.Draft.Changes)).Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_may_be_typed_is_what_the_cluster_has()
    {
        var page = Open(Existing);
        var text = TextOf(page).Replace("namespace: db", "namespace: ", StringComparison.Ordinal);
        await TypeAsync(page, text);

        var found = page.FindComponent<YamlEditor>().Instance.Complete(text.IndexOf("namespace: ", StringComparison.Ordinal) + 11);

        Assert.Contains("backend", found.Items.Select(i => i.Label));
    }

    [Fact]
    public async Task What_is_typed_is_in_the_form()
    {
        var page = Open(Existing);

        await TypeAsync(page, TextOf(page).Replace("app: mysql", "app: nothing", StringComparison.Ordinal));

        Assert.Equal("nothing", page.FindAll(".subject .requirement input")[1].GetAttribute("value"));
        Assert.Contains("No pod matches", page.Find(".subject .matches").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_has_its_place_and_the_form_waits()
    {
        var page = Open(Existing);
        await TypeAsync(page, TextOf(page).Replace("  podSelector", "  podSelecter", StringComparison.Ordinal));

        Assert.StartsWith("7:3", page.Find(".problems li").TextContent.Trim(), StringComparison.Ordinal);
        Assert.True(page.Find("fieldset").HasAttribute("disabled"));
        Assert.Contains("the text has an error", page.Find(".form .note").TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.True(page.FindAll(".put button")[0].HasAttribute("disabled"));
    }

    [Fact]
    public async Task A_selector_is_edited_line_by_line()
    {
        var page = Open(Existing);
        await page.Find(".subject .add").ClickAsync();
        await page.FindAll(".subject .requirement")[1].QuerySelectorAll("input")[0].ChangeAsync("tier");
        await page.FindAll(".subject .requirement")[1].QuerySelector("select")!.ChangeAsync("In");
        Assert.Contains("Must be given when operator is In", page.Find(".subject .field-error").TextContent, StringComparison.Ordinal);
        Assert.Contains("the form has something", page.Find(".text-pane .tag").TextContent, StringComparison.Ordinal);

        await page.FindAll(".subject .requirement")[1].QuerySelectorAll("input")[1].ChangeAsync("a, b");

        Assert.Empty(page.FindAll(".subject .field-error"));
        Assert.Contains("operator: In", TextOf(page), StringComparison.Ordinal);
        await page.FindAll(".subject .requirement")[0].QuerySelector("button")!.ClickAsync();
        Assert.DoesNotContain("app: mysql", TextOf(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_name_is_said_in_the_person_s_language_and_what_the_engine_says_is_marked_as_English()
    {
        using var japanese = new InLanguage("ja");
        var page = Open(Existing);
        await page.FindAll(".names input")[1].ChangeAsync("Not A Name");
        await page.Find(".subject .requirement").QuerySelectorAll("input")[1].ChangeAsync("not a value");

        Assert.StartsWith("名前は253文字以内で", page.FindAll(".subject .field-error")[0].TextContent, StringComparison.Ordinal);
        Assert.Equal([null, "en"], page.FindAll(".subject .field-error").Select(e => e.GetAttribute("lang")));
        Assert.Equal("true", page.FindAll(".names input")[1].GetAttribute("aria-invalid"));
    }

    [Fact]
    public async Task Rules_are_added_duplicated_moved_and_removed()
    {
        var page = Open(Existing);
        await page.FindAll(".direction .head .add")[0].ClickAsync();
        Assert.Equal(2, Policy(page).Ingress.Length);

        await PressAsync(page, "Move up: Rule 2");
        Assert.Empty(Policy(page).Ingress[0].Ports);
        await PressAsync(page, "Duplicate: Rule 1");
        Assert.Equal(3, Policy(page).Ingress.Length);
        await PressAsync(page, "Remove: Rule 3");
        await PressAsync(page, "Remove: Rule 2");
        await PressAsync(page, "Remove: Item 1");
        Assert.Contains("every source is admitted", page.Find(".rule .note").TextContent, StringComparison.Ordinal);
        await PressAsync(page, "Remove: Rule 1");
        Assert.Contains("nobody may enter", page.Find(".direction .note").TextContent, StringComparison.Ordinal);
        Assert.Empty(Policy(page).Ingress);
    }

    [Fact]
    public async Task A_range_that_is_none_is_said_at_its_field_and_keeps_the_policy_from_the_draft()
    {
        var page = Open(Existing);
        await page.Find(".peer .kind").ChangeAsync("Addresses");
        await page.Find(".cidr input").ChangeAsync("10.0.0.0/99");

        Assert.Equal("true", page.Find(".cidr input").GetAttribute("aria-invalid"));
        Assert.True(page.FindAll(".put button")[0].HasAttribute("disabled"));

        await page.Find(".cidr input").ChangeAsync("192.168.0.0/16");
        await page.FindAll(".block .add")[0].ClickAsync();
        Assert.Equal("192.168.0.0/16 except 192.168.0.0/32", Policy(page).Ingress[0].From[0].IpBlock!.ToString());
    }

    [Fact]
    public async Task An_item_says_how_its_selectors_and_its_neighbours_belong_together()
    {
        var page = Open(Existing);
        await page.FindAll(".rule .body > .add")[0].ClickAsync();

        Assert.Equal(["AND", "OR"], page.FindAll(".joint b").Select(b => b.TextContent));
    }

    [Fact]
    public async Task A_new_policy_begins_as_its_template_and_moves_to_its_own_address()
    {
        var page = Open("edit?new=deny-ingress&namespace=backend");
        Assert.Contains("name: default-deny-ingress", TextOf(page), StringComparison.Ordinal);

        await page.FindAll(".put button")[0].ClickAsync();

        page.WaitForAssertion(() => Assert.EndsWith("edit?policy=backend/default-deny-ingress", Navigation.Uri, StringComparison.Ordinal));
    }

    [Fact]
    public void Templates_say_what_they_would_do_here()
    {
        var page = Open("edit?namespace=backend");

        page.WaitForAssertion(() => Assert.Contains("newly denied", page.FindAll(".template")[0].TextContent, StringComparison.Ordinal));
        Assert.Equal("edit?new=deny-ingress&namespace=backend", page.Find(".template a").GetAttribute("href"));
    }

    [Fact]
    public async Task Whoever_leaves_with_something_unsaved_is_asked_and_finds_it_again()
    {
        var page = Open(Existing);
        await page.FindAll(".port input")[0].ChangeAsync("9104");

        await page.InvokeAsync(() => Navigation.NavigateTo("overview"));

        Assert.Contains("not in the draft", page.Find("[role=alertdialog]").TextContent, StringComparison.Ordinal);
        await page.FindAll("[role=alertdialog] button")[1].ClickAsync();
        Assert.EndsWith("overview", Navigation.Uri, StringComparison.Ordinal);
        Assert.Contains("port: 9104", Services.GetRequiredService<EditedTexts>().Find(new() { Policy = ("db", "allow-specific-backend-to-db") }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deleting_is_a_change_of_the_draft()
    {
        var page = Open(Existing);

        await page.Find(".top button").ClickAsync();

        page.WaitForAssertion(() => Assert.IsType<PolicyDeletion>(Assert.Single(Session.View.Draft.Changes)));
    }

    [Fact]
    public void A_policy_that_is_not_there_is_said_so() => Assert.Contains("There is no policy db/nothing", Open("edit?policy=db/nothing").Find("h1").TextContent, StringComparison.Ordinal);

    [Fact]
    public void A_link_that_does_not_say_what_a_template_is_for_leads_to_the_choice_and_says_so()
    {
        var page = Open("edit?new=database&namespace=db");

        Assert.Contains("“Protect one workload”", page.Find(".note.warn").TextContent, StringComparison.Ordinal);
        Assert.Contains(page.FindAll(".template a"), a => a.GetAttribute("href") == "edit?new=database&namespace=db&target=db/mysql[StatefulSet]");
    }

    [Fact]
    public async Task The_small_form_hands_its_policy_over()
    {
        UseFeed(ScenarioCluster.State(ScenarioCluster.Snapshot));
        await Render<EditEverything>(p => p.Add(x => x.Policy, ScenarioCluster.ExpectedPolicy)).Find("button").ClickAsync();

        Assert.Contains("db: access_ok", TextOf(Render<EditPage>()), StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_names_are_text()
    {
        var page = Open("edit?policy=db/x", ScenarioCluster.ExpectedPolicy with { Name = "x", PodSelector = Engine.Labels.LabelSelector.ForLabels(("app", "<b>\u202Ex")) });

        Assert.Empty(page.FindAll("b b"));
        Assert.Contains("\\u{202E}", page.Find("ul.problems").TextContent, StringComparison.Ordinal);
    }

    private static string TextOf(IRenderedComponent<EditPage> page) => page.FindComponent<YamlEditor>().Instance.Text;

    private static NetworkPolicy Policy(IRenderedComponent<EditPage> page) => PolicyDocument.Of(TextOf(page)).Policy!;

    private static Task TypeAsync(IRenderedComponent<EditPage> page, string text) => page.InvokeAsync(() => page.FindComponent<YamlEditor>().Instance.TypedAsync(text, 1));

    private static Task PressAsync(IRenderedComponent<EditPage> page, string label) => page.FindAll(".form button").First((IElement b) => b.GetAttribute("aria-label") == label).ClickAsync();

    private IRenderedComponent<EditPage> Open(string address, NetworkPolicy? policy = null)
    {
        UseFeed(ScenarioCluster.State(ScenarioCluster.Snapshot.With(policies: [policy ?? ScenarioCluster.ExpectedPolicy])));
        Navigation.NavigateTo(address);
        return Render<EditPage>();
    }
}
