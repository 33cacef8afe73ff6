using System.Text.RegularExpressions;
using System.Xml.Linq;
using PolicyStudio.TestStudio;

namespace PolicyStudio.Web.Tests.Localizing;

/// <summary>Every text is there in both languages, with the same places.</summary>
public sealed partial class TextPairTests
{
    // What a Japanese page calls by its own name: fields and kinds of the API, products, and signs around them.
    private static readonly string[] Names = ["Namespace", "Pod", "Ingress", "ingress", "Egress", "egress", "YAML", "UTC", "Argo CD", "Flux", "Helm"];

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Path.Combine(Places.RepoRoot, "src"), "*Texts.resx", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(Places.RepoRoot, f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Both_languages_have_the_same_texts_with_the_same_places(string file)
    {
        var (english, japanese) = (Read(file), Read(file.Replace(".resx", ".ja.resx", StringComparison.Ordinal)));

        Assert.Equal(english.Select(t => t.Key), japanese.Select(t => t.Key));
        foreach (var ((key, text), (_, translated)) in english.Zip(japanese))
        {
            Assert.False(string.IsNullOrWhiteSpace(text) || string.IsNullOrWhiteSpace(translated), $"{file}: {key} is empty");
            // Of one thing a text may leave the number out.
            var forms = text.Split('|');
            Assert.True(forms.Length <= 2 && !translated.Contains('|', StringComparison.Ordinal), $"{file}: {key} has the wrong number of forms");
            Assert.True(PlacesOf(forms[^1]).SetEquals(PlacesOf(translated)), $"{file}: {key} has other places in Japanese");
            Assert.True(PlacesOf(forms[0]).IsSubsetOf(PlacesOf(forms[^1])), $"{file}: {key} has a place for one thing alone");
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Japanese_texts_are_Japanese(string file) =>
        Assert.Empty(Read(file.Replace(".resx", ".ja.resx", StringComparison.Ordinal)).Where(t => Word().IsMatch(WithoutNames(t.Text)) && !Japanese().IsMatch(t.Text)).Select(t => t.Key));

    [Fact]
    public void A_text_of_each_language_is_found_by_its_class()
    {
        Assert.Equal("Skip to the page", Components.Layout.LayoutTexts.SkipToPage);
        using var japanese = new InLanguage("ja");
        Assert.Equal("本文へ移動", Components.Layout.LayoutTexts.SkipToPage);
    }

    private static List<(string Key, string Text)> Read(string file) => [.. XDocument.Load(Path.Combine(Places.RepoRoot, file)).Root!.Elements("data")
        .Select(d => (d.Attribute("name")!.Value, d.Element("value")!.Value))];

    private static HashSet<string> PlacesOf(string text) => [.. Place().Matches(text).Select(m => m.Value)];

    private static string WithoutNames(string text) => Names.Aggregate(Place().Replace(text, ""), (left, name) => left.Replace(name, "", StringComparison.Ordinal));

    [GeneratedRegex(@"\{\d[^}]*\}")]
    private static partial Regex Place();

    [GeneratedRegex("[A-Za-z]{2}")]
    private static partial Regex Word();

    [GeneratedRegex(@"[\u3041-\u30FF\u4E00-\u9FFF]")]
    private static partial Regex Japanese();
}
