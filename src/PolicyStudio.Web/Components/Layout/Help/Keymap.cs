using PolicyStudio.Web.Components.Layout.Navigating;

namespace PolicyStudio.Web.Components.Layout.Help;

/// <summary>
/// Every key of the studio, once: controls take theirs from here (as <c>aria-keyshortcuts</c>, which js/shortcuts.js presses), and the list that <c>?</c>
/// opens is made of it. Several keys stand with spaces between them, <c>G,S</c> is one after the other.
/// </summary>
internal static class Keymap
{
    /// <summary>Opens the search over everything.</summary>
    public const string Palette = "Control+K";

    /// <summary>Opens the list of keys.</summary>
    public const string Help = "?";

    /// <summary>Chooses another target.</summary>
    public const string Target = "/";

    /// <summary>Finds a workload in the graph.</summary>
    public const string Find = "F";

    /// <summary>Shows or hides the small map.</summary>
    public const string Map = "M";

    /// <summary>Hides the panel beside the graph, or shows it.</summary>
    public const string Wide = "W";

    /// <summary>Zooms in.</summary>
    public const string ZoomIn = "+ =";

    /// <summary>Zooms out.</summary>
    public const string ZoomOut = "-";

    /// <summary>Shows the graph as it opened.</summary>
    public const string Home = "0";

    /// <summary>Takes back the last edit of the draft.</summary>
    public const string Undo = "Control+Z";

    /// <summary>Does it again.</summary>
    public const string Redo = "Control+Shift+Z Control+Y";

    /// <summary>The keys by the place where they work, with what they do in the language of the calling flow.</summary>
    public static IReadOnlyList<(string Place, IReadOnlyList<(string Keys, string Text)> Keys)> Places =>
    [
        (HelpTexts.Everywhere,
        [
            (Palette, HelpTexts.KeyPalette), (Help, HelpTexts.KeyHelp), ("Escape", HelpTexts.KeyClose),
            .. StudioPages.All.Select(p => ($"G,{p.Key}", Localizing.Wording.Of(HelpTexts.KeyGo, p.Name))),
        ]),
        (HelpTexts.Graph,
        [
            (Target, HelpTexts.KeyTarget), (Find, HelpTexts.KeyFind), ("Tab", HelpTexts.KeyTab), ("Enter", HelpTexts.KeyEnter),
            (ZoomIn, HelpTexts.KeyZoomIn), (ZoomOut, HelpTexts.KeyZoomOut), (Home, HelpTexts.KeyHome), (Map, HelpTexts.KeyMap), (Wide, HelpTexts.KeyWide),
        ]),
        (HelpTexts.Draft, [(Undo, HelpTexts.KeyUndo), (Redo, HelpTexts.KeyRedo)]),
        // The editor's own. Tab indents there, so that it must be said how the keyboard leaves it.
        (HelpTexts.Yaml, [("Control+Space", HelpTexts.KeyComplete), ("F8", HelpTexts.KeyProblem), ("Escape,Tab", HelpTexts.KeyLeave)]),
        (HelpTexts.Lists,
        [
            ("ArrowUp", HelpTexts.KeyUp), ("ArrowDown", HelpTexts.KeyDown), ("ArrowLeft", HelpTexts.KeyLeft), ("ArrowRight", HelpTexts.KeyRight), ("Shift+Enter", HelpTexts.KeyBeside),
        ]),
    ];
}
