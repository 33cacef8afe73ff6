namespace PolicyStudio.Web.Components.Studio.Why;

/// <summary>A piece of a sentence.</summary>
/// <param name="Text">The text.</param>
/// <param name="Kind">How it is set.</param>
public readonly record struct Phrase(string Text, PhraseKind Kind = PhraseKind.Plain)
{
    /// <summary>Plain text is a phrase.</summary>
    public static implicit operator Phrase(string text) => new(text);

    /// <summary>A label, a selector, a port.</summary>
    public static Phrase Code(string text) => new(text, PhraseKind.Code);

    /// <summary>A word that decides.</summary>
    public static Phrase Strong(string text) => new(text, PhraseKind.Strong);

    /// <summary>The text of a whole sentence.</summary>
    public static string Join(IEnumerable<Phrase> phrases) => string.Concat(phrases.Select(p => p.Text));
}

/// <summary>How a piece of a sentence is set.</summary>
public enum PhraseKind
{
    /// <summary>As the rest.</summary>
    Plain,

    /// <summary>Fixed pitch.</summary>
    Code,

    /// <summary>Bold.</summary>
    Strong,
}
