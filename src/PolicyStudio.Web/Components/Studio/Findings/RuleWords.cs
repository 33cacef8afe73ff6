using System.Globalization;
using PolicyStudio.Engine.Linting;

namespace PolicyStudio.Web.Components.Studio.Findings;

/// <summary>The linter's rules as people read about them, in the language that is spoken. What a finding says of its object is the linter's own, in English.</summary>
internal static class RuleWords
{
    /// <summary>The rule of that name, or null.</summary>
    public static LintRule? Of(string name) => Linter.Find(name) is { } rule
        ? rule with { Title = Text(rule, "Title") ?? rule.Title, Explanation = Text(rule, "Explanation") ?? rule.Explanation, Fix = Text(rule, "Fix") ?? rule.Fix } : null;

    /// <summary>A text about a rule, <c>SelectsNothingTitle</c> for example; null where there is none.</summary>
    private static string? Text(LintRule rule, string part) => RuleTexts.ResourceManager.GetString(
        string.Concat(rule.Name.Split('-').Select(w => char.ToUpperInvariant(w[0]) + w[1..])) + part, CultureInfo.CurrentUICulture);
}
