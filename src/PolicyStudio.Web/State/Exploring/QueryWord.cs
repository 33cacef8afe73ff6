namespace PolicyStudio.Web.State.Exploring;

/// <summary>Words of a query that stand for one of a few choices.</summary>
internal static class QueryWord
{
    /// <summary>The choice of that word, or null.</summary>
    public static T? Parse<T>(string? word) where T : struct, Enum =>
        !string.IsNullOrEmpty(word) && !char.IsAsciiDigit(word[0]) && Enum.TryParse<T>(word, ignoreCase: true, out var choice) && Enum.IsDefined(choice) ? choice : null;

    /// <summary>The word of a choice.</summary>
    public static string? Of<T>(T? choice) where T : struct, Enum => choice?.ToString().ToLowerInvariant();

    /// <summary>The word of a choice, or null for the one that is meant without a word.</summary>
    public static string? Of<T>(T choice, T usual) where T : struct, Enum => EqualityComparer<T>.Default.Equals(choice, usual) ? null : Of<T>(choice);

    /// <summary>A text without what surrounds it, or null where nothing is left.</summary>
    public static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
