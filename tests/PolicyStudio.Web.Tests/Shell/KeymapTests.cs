using System.Text.RegularExpressions;
using PolicyStudio.TestStudio;
using PolicyStudio.Web.Components.Layout.Help;
using PolicyStudio.Web.Components.Layout.Navigating;

namespace PolicyStudio.Web.Tests.Shell;

/// <summary>The list of keys tells the truth: each key of a control is in it, and none is given twice.</summary>
public sealed partial class KeymapTests
{
    private static readonly string Web = Path.Combine(Places.RepoRoot, "src", "PolicyStudio.Web");

    [Fact]
    public void Every_key_of_a_control_is_in_the_list()
    {
        var listed = Keymap.Places.SelectMany(p => p.Keys).Select(k => k.Keys).ToHashSet();
        var constants = typeof(Keymap).GetFields().Where(f => f.IsLiteral).ToDictionary(f => $"Keymap.{f.Name}", f => (string)f.GetRawConstantValue()!);
        var used = (from file in Directory.EnumerateFiles(Web, "*.razor", SearchOption.AllDirectories)
                    from match in Declared().Matches(File.ReadAllText(file))
                    let value = match.Groups["keys"].Value
                    where value != "@Shortcut"
                    select constants.GetValueOrDefault(value.TrimStart('@'), value)).ToList();
        Assert.Contains("Control+Z", used);
        Assert.Empty(used.Except(listed));
        Assert.Empty(constants.Values.Except(used));
    }

    [Fact]
    public void No_key_has_two_meanings()
    {
        var keys = Keymap.Places.SelectMany(p => p.Keys).SelectMany(k => k.Keys.Split(' ')).ToList();
        Assert.Equal(keys.Distinct(), keys);
        Assert.DoesNotContain("G", keys);
        Assert.Equal(StudioPages.All.Count, StudioPages.All.Select(p => p.Key).Distinct().Count());
    }

    [Theory]
    [InlineData("Control+Shift+Z Control+Y", "Ctrl Shift Z")]
    [InlineData("+ =", "+")]
    [InlineData("G,S", "G >S")]
    [InlineData("Escape", "Esc")]
    public void Keys_are_written_as_on_a_keyboard(string keys, string shown) =>
        Assert.Equal(shown, string.Join(' ', KeyNames.Of(keys).Select(k => k.IsThen ? $">{k.Name}" : k.Name)));

    [GeneratedRegex("(aria-keyshortcuts|Shortcut)=\"(?<keys>[^\"]+)\"")]
    private static partial Regex Declared();
}
