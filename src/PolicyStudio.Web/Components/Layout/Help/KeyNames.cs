namespace PolicyStudio.Web.Components.Layout.Help;

/// <summary>What keys are called on a keyboard.</summary>
internal static class KeyNames
{
    /// <summary>The keys of the first way that <c>aria-keyshortcuts</c> names; <c>G,S</c> is one after the other.</summary>
    public static IReadOnlyList<(string Name, bool IsThen)> Of(string keys) =>
        [.. keys.Split(' ')[0].Split(',').SelectMany((chord, at) => Chord(chord).Select((key, within) => (NameOf(key), at > 0 && within == 0)))];

    private static string[] Chord(string chord) => chord.Length == 1 ? [chord] : chord.Split('+');

    private static string NameOf(string key) => key switch
    {
        "Control" => "Ctrl",
        "Escape" => "Esc",
        "ArrowUp" => "↑",
        "ArrowDown" => "↓",
        "ArrowLeft" => "←",
        "ArrowRight" => "→",
        "-" => "−",
        _ => key,
    };
}
