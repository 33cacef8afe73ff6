using System.Globalization;

namespace PolicyStudio.Web.Localizing;

/// <summary>Puts what is to be said into a text of the resources. Texts are formats of the studio's own; what goes into them is never read as one.</summary>
internal static class Wording
{
    /// <summary>A text with its places <c>{0}</c>, <c>{1}</c>… filled.</summary>
    public static string Of(string text, params object?[] parts) => string.Format(CultureInfo.CurrentUICulture, text, parts);

    /// <summary>
    /// A text about so many things, <c>{0} pod|{0} pods</c>: before the bar what is said of one. A language that does not tell one from
    /// many, as Japanese, has no bar. <c>{0}</c> is the number, other places follow.
    /// </summary>
    public static string Count(string text, long count, params object?[] others) => Of(Form(text, count), [Number(count), .. others]);

    /// <summary>What is said of so many things, its places not filled yet, for a <c>Sentence</c>.</summary>
    public static string Form(string text, long count)
    {
        var bar = text.IndexOf('|', StringComparison.Ordinal);
        return bar < 0 ? text : count == 1 ? text[..bar] : text[(bar + 1)..];
    }

    /// <summary>A clause as the beginning of a sentence: a word is written with a capital where the language does so, a name of the cluster never is.</summary>
    public static string Sentence(string clause)
    {
        var end = clause.AsSpan().IndexOfAnyExceptInRange('a', 'z');
        return end == 0 || (end > 0 && clause[end] is not (' ' or ',' or ':')) || clause.Length == 0 ? clause : char.ToUpperInvariant(clause[0]) + clause[1..];
    }

    /// <summary><c>1,234</c>, as people read it.</summary>
    public static string Number(long count) => count.ToString("N0", CultureInfo.CurrentUICulture);
}
