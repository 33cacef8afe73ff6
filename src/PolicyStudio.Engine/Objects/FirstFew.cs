namespace PolicyStudio.Engine.Objects;

/// <summary>A list in a sentence, cut where it grows long.</summary>
internal static class FirstFew
{
    private const int Told = 3;

    /// <summary><c>a, b, c and 4 more</c>.</summary>
    public static string Of(IEnumerable<string> all, int count) => string.Join(", ", all.Take(Told)) + (count > Told ? $" and {count - Told} more" : "");
}
