using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Web.Components.Studio;
using PolicyStudio.Web.Components.Studio.Draft;
using PolicyStudio.Web.Components.Studio.Findings;
using PolicyStudio.Web.Components.Studio.Labels;
using PolicyStudio.Web.Components.Studio.Preview;
using PolicyStudio.Web.Components.Studio.Protect;
using PolicyStudio.Web.Components.Studio.Sources;
using PolicyStudio.Web.Components.Studio.Why;
using PolicyStudio.Web.State;
using PolicyStudio.Web.State.Switching;
using PolicyStudio.Web.State.Targets;
using PolicyStudio.Web.Tests.State;
using PolicyStudio.Web.Tests.Studio;

namespace PolicyStudio.Web.Tests.Localizing;

/// <summary>The studio and its preview as a person sees them who reads Japanese. What is typed, read by machines or said by the engine stays as it is.</summary>
public sealed partial class JapaneseStudioTests : StudioTestBase
{
    private readonly InLanguage _japanese = new("ja");

    public JapaneseStudioTests() => UseFeed(ScenarioCluster.State(ScenarioCluster.Snapshot));

    [Theory]
    [InlineData("storefront", "ドラフトのポリシー allow-specific-backend-to-db は mysql のingressを分離しています。唯一のルールの条件は ラベル name=backend のNamespace かつ ラベル db=access_ok のPod かつ TCP 3306 ですが、Namespace webにname=webがあり、backendではないため、一致しません。")]
    [InlineData("mailer", "ドラフトのポリシー allow-specific-backend-to-db は mysql のingressを分離しています。唯一のルールの条件は ラベル name=backend のNamespace かつ ラベル db=access_ok のPod かつ TCP 3306 ですが、mailerにdb=access_okがないため、一致しません。")]
    [InlineData("orders", "ドラフトのポリシー allow-specific-backend-to-db は mysql のingressを分離し、ingressルール1で ラベル name=backend のNamespace かつ ラベル db=access_ok のPod かつ TCP 3306 に一致する接続を許可します。")]
    public void The_reason_is_a_sentence_that_joins_conditions_in_words(string source, string sentence)
    {
        var target = Target(FoundingDraft);
        var panel = Render<WhyPanel>(p => p.Add(x => x.Target, target).Add(x => x.Edge, Edge(target, source)).Add(x => x.HasDraft, true));

        Assert.Equal(sentence, Text(panel.Find(".sentence")));
        Assert.Contains("かつ", Text(panel.Find(".peer")), StringComparison.Ordinal);
        Assert.Empty(English(panel));
    }

    [Fact]
    public void Openness_and_doubt_are_said()
    {
        var open = Target();
        Assert.Equal("mysqlのingressもordersのegressも、分離するポリシーはありません。誰も決めていないため、開放されています。",
            Text(Render<WhyPanel>(p => p.Add(x => x.Target, open).Add(x => x.Edge, Edge(open, "orders"))).Find(".sentence")));

        var orders = ScenarioCluster.Snapshot.Workload("orders").Pods[0] with { Owner = null, Name = "on-node", HostNetwork = true, IsFromTemplate = false };
        var target = Target(ScenarioCluster.Snapshot.With(pods: [orders]));
        Assert.StartsWith("ポリシーだけでは判定できません。backend/on-nodeはノードのネットワークを使っており、",
            Text(Render<WhyPanel>(p => p.Add(x => x.Target, target).Add(x => x.Edge, Edge(target, "on-node"))).Find(".sentence")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_list_says_verdicts_and_reasons()
    {
        var list = Render<SourceList>(p => p.Add(x => x.Target, Target(FoundingDraft)).Add(x => x.HasDraft, true));
        string Cell(string source, string cell) => Text(list.FindAll(".row").Single(r => Text(r.QuerySelector(".name")!) == source).QuerySelector(cell)!);

        Assert.Equal(("✓許可", "allow-specific-backend-to-dbが許可"), (Cell("orders", ".verdict"), Cell("orders", ".reason")));
        Assert.Equal(("✕拒否", "新たに拒否", "Namespaceにname=backendがない"), (Cell("storefront", ".verdict"), Cell("storefront", ".change"), Cell("storefront", ".reason")));
        Assert.Equal("Namespaceにname=backendがない、Podにdb=access_okがない", Cell("backup", ".reason"));
        Assert.Equal("✕拒否", Cell("アドレス", ".verdict"));
        Assert.Empty(English(list));
    }

    [Fact]
    public void A_switch_that_refuses_says_why_and_pictures_stay_as_they_are()
    {
        var state = WorkloadSwitch.Of(ScenarioCluster.Snapshot.Workload("orders"), new("app", "x"), PolicyDraft.Empty);

        var toggle = Render<LabelToggle>(p => p.Add(x => x.State, state).Add(x => x.What, "orders"));

        Assert.Equal("appはDeployment自身のセレクターの一部です。切り替えると、Podが所有者から切り離されます。", Text(toggle.Find("p.faint")));
        Assert.StartsWith("app is part of the Deployment's own selector", state.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void What_would_admit_a_source_is_said()
    {
        var target = Target(FoundingDraft);
        var list = Render<RemedyList>(p => p.Add(x => x.Target, target).Add(x => x.Edge, Edge(target, "mailer")));
        list.WaitForElement("li");

        Assert.Equal("db/allow-specific-backend-to-dbのingressルール1に、Namespace backendのラベルapp=mailerのPodを許可するピアを追加", Text(list.Find("li p")));
        Assert.Empty(English(list));
    }

    [Fact]
    public void The_draft_bar_counts()
    {
        var target = Target(FoundingDraft);
        var bar = Render<DraftBar>(p => p.Add(x => x.Notes, Notes(ScenarioCluster.Snapshot, target.Comparison.Draft)).Add(x => x.Draft, target.Comparison.Draft)
            .Add(x => x.Snapshot, ScenarioCluster.Snapshot).Add(x => x.Target, target).Add(x => x.ClusterName, "test"));

        Assert.Equal("ドラフト、変更3件", bar.Find(".tag.draft").TextContent);
        Assert.Equal("backendにname=backend、ordersのテンプレートにdb=access_ok(Podの再起動なし)、dbにポリシーallow-specific-backend-to-dbを書き込み", bar.Find(".what").TextContent);
        Assert.Equal(["許可のまま1件", "新たに拒否6件、2ポート"], bar.FindAll(".counts .tag").Select(t => t.TextContent));
        Assert.Empty(English(bar));
    }

    [Fact]
    public void A_finding_is_explained_and_its_message_is_marked_as_English()
    {
        var mistyped = ScenarioCluster.ExpectedPolicy with { Name = "mistyped", Namespace = "web", PodSelector = LabelSelector.ForLabels(("app", "storefrunt")) };
        var panel = Render<FindingsPanel>(p => p.Add(x => x.Target, Target(ScenarioCluster.Snapshot.With(policies: [mistyped]))));
        panel.WaitForElement(".finding");

        Assert.Contains("どのPodも選択しないポリシー: 理由と対処", panel.FindAll("summary").Select(Text));
        Assert.Equal("en", panel.Find(".message").GetAttribute("lang"));
        Assert.Empty(English(panel));
    }

    [Fact]
    public async Task The_preview_says_steps_notes_and_what_changes()
    {
        await Services.GetRequiredService<StudioSession>().EditAsync(_ => FoundingDraft.Aggregate(PolicyDraft.Empty, (d, c) => d.With(c)));

        var page = Render<PreviewPage>();

        page.WaitForAssertion(() => Assert.Contains("変化する組", page.Markup, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.DoesNotContain("検査しています", page.Markup, StringComparison.Ordinal));
        Assert.Equal("testのプレビュー", Text(page.Find("h1")));
        Assert.Contains("Namespace backendのラベルを変更: name=backend", page.FindAll(".steps b").Select(Text));
        Assert.Contains("TCP 3306以外すべて", page.FindAll("td").Select(Text));
        Assert.Empty(English(page));
    }

    [Fact]
    public async Task The_form_that_protects_a_target_and_what_is_wrong_with_it_are_said()
    {
        var panel = Render<ProtectPanel>(p => p.Add(x => x.Target, Target(FoundingDraft[..2])));

        Assert.Equal("mysqlを保護", Text(panel.Find("h2")));
        Assert.Equal("ドラフト適用後の一致: Namespace 1個、ワークロード1個、Pod 0個", Text(panel.Find(".matches")));
        Assert.Contains("かつ Podのラベル", panel.FindAll(".field > span").Select(Text));
        await panel.FindAll("input")[^1].ChangeAsync("Not A Name");
        Assert.StartsWith("名前は253文字以内で", Text(panel.Find("[role=alert]")), StringComparison.Ordinal);
        Assert.Empty(English(panel));

        await panel.FindAll("[role=tab]")[1].ClickAsync();
        await panel.Find("textarea").InputAsync("");
        Assert.Equal("テキストにNetworkPolicyがありません。", panel.Find(".field-error").TextContent);
        await panel.Find("textarea").InputAsync("a: [");
        Assert.Equal("en", panel.Find(".field-error").GetAttribute("lang"));
        Assert.Empty(English(panel));
    }

    [Theory]
    [InlineData(AskedDirections.Ingress, "選択するingressポリシーなし: 誰にでも開放")]
    [InlineData(AskedDirections.Egress, "選択するegressポリシーなし: どこへでも接続可能")]
    [InlineData(AskedDirections.Both, "選択するingressポリシーなし: 誰にでも開放", "選択するegressポリシーなし: どこへでも接続可能")]
    public void An_open_target_is_said_to_be_so_in_the_directions_asked_about(AskedDirections asked, params string[] heads)
    {
        var target = TargetView.Of(ScenarioCluster.Snapshot.Workload("mysql"), StudioAddress.Start with { Directions = asked },
            ClusterComparison.Of(ScenarioCluster.Snapshot, PolicyDraft.Empty), ScenarioCluster.Suggestions);
        var state = Render<TargetState>(p => p.Add(x => x.Target, target));

        Assert.Equal(heads, state.FindAll("section > div > h2").Select(Text));
        Assert.Empty(English(state));
    }

    [Fact]
    public async Task What_is_wrong_with_a_label_is_said()
    {
        var target = Target();
        var form = Render<LabelChoicesForm>(p => p.Add(x => x.Chosen, target.Labels).Add(x => x.Offered, target.OfferedLabels));
        await form.FindAll("input.mono")[0].InputAsync("-");

        Assert.StartsWith("キーの名前に使えるのは英数字", form.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Empty(English(form));
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _japanese.Dispose();
        base.Dispose(disposing);
    }

    // Two English words beside each other, where a person reads; an object's kind stands before its name in every language.
    private static IEnumerable<string> English<T>(IRenderedComponent<T> page) where T : IComponent =>
        page.Nodes.SelectMany(n => n.GetDescendants().Prepend(n)).OfType<IText>().Where(t => !t.Ancestors<IElement>().Any(IsSilent))
            .SelectMany(t => Sentence().Matches(Kind().Replace(t.Data, ""))).Select(m => m.Value);

    private static bool IsSilent(IElement element) =>
        element.LocalName is "pre" or "code" or "svg" || element.GetAttribute("lang") == "en" || element.ClassList.Contains("yaml");

    private static string Text(IElement element) => Blank().Replace(element.TextContent, " ").Trim();

    [GeneratedRegex(@"\b(Namespace|NetworkPolicy|Pod|Deployment|StatefulSet|DaemonSet|CronJob|Service) ")]
    private static partial Regex Kind();

    [GeneratedRegex(@"\b[A-Za-z]{2,} [a-z]{2,}\b[a-z ]*")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
