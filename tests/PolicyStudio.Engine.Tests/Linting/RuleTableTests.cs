using PolicyStudio.Engine.Linting;

namespace PolicyStudio.Engine.Tests.Linting;

/// <summary>The table of rules in the command line's README.</summary>
public sealed class RuleTableTests
{
    [Fact]
    public void The_readme_of_the_command_line_lists_every_rule_with_its_level_and_title()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "src", "PolicyStudio.Cli", "README.md"));
        var table = readme.Split("## Rules of `lint`\n")[1].Split('\n').Where(l => l.StartsWith("| `", StringComparison.Ordinal));
        Assert.Equal(Linter.Rules.Select(r => $"| `{r.Name}` | {r.Level.ToString().ToLowerInvariant()} | {r.Title} |"), table);
    }
}
