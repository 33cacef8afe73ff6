namespace PolicyStudio.Web.State.Commands;

/// <summary>How well a word that somebody types fits a name. Capitals do not count.</summary>
public static class WordMatch
{
    /// <summary>It does not fit; ranks below fit the better the smaller they are.</summary>
    public const int None = 100;

    // Two letters stand in order in nearly every name.
    private const int ShortestInOrder = 3;

    /// <summary>0 for the name itself, then its beginning, the beginning of one of its parts, anywhere in it, and its letters in order from the beginning of a part.</summary>
    public static int Rank(string name, string word)
    {
        var at = name.IndexOf(word, StringComparison.OrdinalIgnoreCase);
        if (at == 0) return name.Length == word.Length ? 0 : 1;
        if (at > 0) return HasPartAt(name, word, at) ? 2 : 3;
        return word.Length >= ShortestInOrder && HasInOrder(name, word) ? 6 : None;
    }

    private static bool HasPartAt(string name, string word, int at)
    {
        for (; at > 0; at = name.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
            if (BeginsPart(name, at)) return true;
        return false;
    }

    private static bool HasInOrder(string name, string word)
    {
        var found = 0;
        for (var i = 0; i < name.Length && found < word.Length; i++)
            if (char.ToUpperInvariant(name[i]) == char.ToUpperInvariant(word[found]) && (found > 0 || BeginsPart(name, i))) found++;
        return found == word.Length;
    }

    private static bool BeginsPart(string name, int at) => at == 0 || !char.IsLetterOrDigit(name[at - 1]);
}
