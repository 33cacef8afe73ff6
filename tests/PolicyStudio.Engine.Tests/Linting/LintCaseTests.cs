using System.Text.RegularExpressions;
using PolicyStudio.Engine.Linting;

namespace PolicyStudio.Engine.Tests.Linting;

/// <summary>Every rule with clusters in which it fires, and near misses in which it is silent. A new case is a new file.</summary>
public sealed class LintCaseTests
{
    public static TheoryData<string> Firing { get; } = Cases("fires-*.yaml");

    public static TheoryData<string> Silent { get; } = Cases("silent-*.yaml");

    public static TheoryData<string> Rules { get; } = [.. Linter.Rules.Select(r => r.Name)];

    // Everything that is found is expected, so that no two rules say the same.
    [Theory, MemberData(nameof(Firing))]
    public void A_rule_fires(string file)
    {
        var found = LintCase.Lint(File.ReadAllText(Path.Combine(LintCase.Folder, file)));
        // What was found lies beside the test, to be read and kept where it is right.
        var written = Path.Combine(AppContext.BaseDirectory, "found", "lint", Path.ChangeExtension(file, ".json"));
        Directory.CreateDirectory(Path.GetDirectoryName(written)!);
        File.WriteAllText(written, LintCase.Text(found) + "\n");
        Assert.Contains(found, f => f.Rule == Path.GetDirectoryName(file));
        Assert.Equal(LintCase.Text(LintCase.Expected(Path.Combine(LintCase.Folder, Path.ChangeExtension(file, ".json")))), LintCase.Text(found));
    }

    [Theory, MemberData(nameof(Silent))]
    public void A_rule_is_silent(string file) =>
        Assert.DoesNotContain(LintCase.Lint(File.ReadAllText(Path.Combine(LintCase.Folder, file))), f => f.Rule == Path.GetDirectoryName(file));

    [Theory, MemberData(nameof(Rules))]
    public void A_rule_has_its_cases(string rule)
    {
        Assert.True(Directory.GetFiles(Path.Combine(LintCase.Folder, rule), "fires-*.yaml").Length >= 3);
        Assert.True(Directory.GetFiles(Path.Combine(LintCase.Folder, rule), "silent-*.yaml").Length >= 3);
    }

    [Fact]
    public void There_are_no_cases_of_rules_that_are_gone() =>
        Assert.All(Directory.GetDirectories(LintCase.Folder), f => Assert.NotNull(Linter.Find(Path.GetFileName(f))));

    // An example with a second finding would teach the wrong thing.
    [Theory, MemberData(nameof(Rules))]
    public void A_rules_example_makes_it_fire_and_nothing_else(string rule)
    {
        var found = LintCase.Lint(Linter.Find(rule)!.Example);
        Assert.NotEmpty(found);
        Assert.All(found, f => Assert.Equal(rule, f.Rule));
    }

    [Theory, MemberData(nameof(Rules))]
    public void A_rule_says_what_it_is(string name)
    {
        var rule = Linter.Find(name)!;
        Assert.Matches(new Regex("^[a-z]+(-[a-z]+)*$"), rule.Name);
        Assert.All([rule.Title, rule.Explanation, rule.Fix], Assert.NotEmpty);
        Assert.EndsWith(".", rule.Explanation, StringComparison.Ordinal);
        Assert.EndsWith(".", rule.Fix, StringComparison.Ordinal);
    }

    private static TheoryData<string> Cases(string pattern) =>
        [.. Directory.GetFiles(LintCase.Folder, pattern, SearchOption.AllDirectories).Select(f => Path.GetRelativePath(LintCase.Folder, f)).Order(StringComparer.Ordinal)];
}
