using PolicyStudio.Diagram.Styling;

namespace PolicyStudio.Diagram.Scenes;

/// <summary>One line of text, as drawn.</summary>
/// <param name="X">Where it begins.</param>
/// <param name="Baseline">The y of its baseline.</param>
/// <param name="Value">What is drawn: cut in the middle where it is too long, made only of characters that the bundled font has.</param>
/// <param name="Full">The whole text, for a tooltip.</param>
/// <param name="Role">What it is, which settles how it looks.</param>
/// <param name="Width">How wide it is in the bundled font.</param>
public sealed record SceneText(double X, double Baseline, string Value, string Full, TextRole Role, double Width)
{
    /// <summary>Whether something of the text is left out.</summary>
    public bool IsCut => Value != Full;

    /// <summary>The room it takes, from the top of capitals to the bottom of descenders.</summary>
    public Box Bounds => new(X, Baseline - TextStyle.Of(Role).Size * 0.78, Width, TextStyle.Of(Role).Size);
}
