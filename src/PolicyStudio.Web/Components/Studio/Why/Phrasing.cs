using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace PolicyStudio.Web.Components.Studio.Why;

/// <summary>Sentences whose language decides where their pieces stand.</summary>
internal static partial class Phrasing
{
    /// <summary>A text of the resources with pieces of a sentence in its places <c>{0}</c>, <c>{1}</c>…</summary>
    public static ImmutableArray<Phrase> Of(string text, params ImmutableArray<Phrase>[] parts) =>
        [.. Place().Split(text).SelectMany((piece, i) => i % 2 == 1 ? parts[piece[0] - '0'] : piece.Length == 0 ? [] : ImmutableArray.Create<Phrase>(piece))];

    // Split keeps what is grouped: pieces of text and numbers of places take turns.
    [GeneratedRegex(@"\{(\d)\}")]
    private static partial Regex Place();
}
