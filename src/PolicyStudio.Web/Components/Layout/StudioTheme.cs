using MudBlazor;

namespace PolicyStudio.Web.Components.Layout;

/// <summary>MudBlazor's theme, as far as style sheets do not settle it: fonts and corners. Colours come from the palette's custom properties.</summary>
internal static class StudioTheme
{
    private static readonly string[] Sans = ["var(--ps-sans)"];

    public static MudTheme Theme { get; } = new()
    {
        Typography = new() { Default = new DefaultTypography { FontFamily = Sans, FontSize = "14px", LineHeight = "1.45", LetterSpacing = "0" } },
        LayoutProperties = new() { DefaultBorderRadius = "8px" },
    };
}
