using System.Text.RegularExpressions;
using PolicyStudio.TestStudio;

namespace PolicyStudio.Web.Tests.Localizing;

/// <summary>A ratchet: in the rooms whose texts are in resources nothing is said in the code.</summary>
public sealed partial class LiteralTextTests
{
    private static readonly string Web = Path.Combine(Places.RepoRoot, "src", "PolicyStudio.Web");

    /// <summary>The rooms. One that is converted is added here, and stays. A star means the folder's own files, without those below it.</summary>
    public static TheoryData<string> Rooms =>
    [
        "Components/Layout", "Components/Changes", "Components/Audit", "Components/Drafts", "Components/Edit", "Components/Explore", "State/Exploring",
        "Components/Studio/*", "Components/Studio/Draft", "Components/Studio/Findings", "Components/Studio/Graph", "Components/Studio/Labels", "Components/Studio/Preview", "Components/Studio/Protect", "Components/Studio/Question",
        "Components/Studio/Sources", "Components/Studio/Why", "State/*", "State/Applying", "State/Auditing", "State/Drafts", "State/Editing", "State/Findings", "State/Labels", "State/Looking", "State/Policies",
        "State/Sharing", "State/Switching", "State/Targets", "Security/Pages", "Security/People/Person.cs", "Security/People/CurrentPerson.cs",
    ];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Pages_take_their_texts_from_resources(string room) =>
        AssertNone(Files(room, "*.razor").SelectMany(f => RazorText.In(File.ReadAllText(f)).Select(t => $"{Path.GetRelativePath(Web, f)}:{t.Line}: {t.Text}")));

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Code_beside_them_makes_no_sentence(string room) =>
        AssertNone(from file in Files(room, "*.cs").Concat(Files(room, "*.razor"))
                   from line in Code(file)
                   from literal in Literal().Matches(line.Text).Select(m => m.Value)
                   where Words().IsMatch(Hole().Replace(literal, " ")) && !Machine().IsMatch(line.Text)
                   select $"{Path.GetRelativePath(Web, file)}:{line.At}: {literal}");

    [Theory]
    [InlineData("<p>Some words</p>", "Some words")]
    [InlineData("<p>@Count of them</p>", "of them")]
    [InlineData("<p>@(x ? \"yes\" : Texts.No)</p>", "yes")]
    [InlineData("<a title=\"Open @Name\">@Name</a>", "Open")]
    [InlineData("@if (a < b)\n{\n  <b>one</b>\n}\nelse\n{\n  <i>@x</i>\n}", "one")]
    [InlineData("@switch (x)\n{\n  case 1: <b>✓ yes</b> break;\n  default: <i>@y</i> break;\n}", "✓ yes")]
    [InlineData("@code {\n  private RenderFragment A => @<b>words</b>;\n}", "words")]
    public void What_is_said_in_a_page_is_found(string razor, string text) => Assert.Equal(text, Assert.Single(RazorText.In(razor)).Text);

    [Theory]
    [InlineData("@page \"/x\"\n@using A.B\n<p class=\"soft @(x ? \"good\" : \"bad\")\">@T.Text <code>kubectl get</code> – @x.Y(\"z\").W[0]</p>")]
    [InlineData("@foreach (var (a, b) in All)\n{\n  var list = new List<int>();\n  <Tag A=\"list\" @key=\"a\" />\n}\n@code {\n  private const string Text = \"some words\"; // don't\n}")]
    [InlineData("<PageTitle>@Texts.Title - PolicyStudio</PageTitle>")]
    public void What_says_nothing_is_left_alone(string razor) => Assert.Empty(RazorText.In(razor));

    // All of them, each on a line of its own.
    private static void AssertNone(IEnumerable<string> found)
    {
        var list = found.ToList();
        Assert.True(list.Count == 0, $"These belong into the room's texts:\n{string.Join('\n', list)}");
    }

    // The lines without what is said to whoever reads them; of a page those behind @code, since its markup is read by RazorText.
    private static IEnumerable<(string Text, int At)> Code(string file) => File.ReadLines(file).Select((text, at) => (Text: text.Split("// ")[0], At: at + 1))
        .SkipWhile(l => file.EndsWith(".razor", StringComparison.Ordinal) && !l.Text.StartsWith("@code", StringComparison.Ordinal));

    private static IEnumerable<string> Files(string room, string pattern)
    {
        if (room.EndsWith("/*", StringComparison.Ordinal)) return Directory.EnumerateFiles(Path.Combine(Web, room[..^2]), pattern).Order(StringComparer.Ordinal);
        var folder = Path.Combine(Web, room);
        if (File.Exists(folder)) return folder.EndsWith(pattern[1..], StringComparison.Ordinal) ? [folder] : [];
        return Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal);
    }

    [GeneratedRegex("""\$?"(\\.|[^"\\])*["]""")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Hole();

    // Two words beside each other, or a word after a hole, are a sentence.
    [GeneratedRegex("""^\$?"[^<>/#=:]*([A-Za-z]{2,}[,:]? +[a-z]{2,}|  *[a-z]{3,})[^<>/#=]*"$""")]
    private static partial Regex Words();

    // Classes of a style sheet, and what is written for whoever runs the studio.
    [GeneratedRegex(@"Class|Style|LoggerMessage|throw new|GeneratedRegex")]
    private static partial Regex Machine();
}
