using System.Text;

namespace PolicyStudio.Diagram.Styling;

/// <summary>Names of style classes: <c>ps-text-lane-title</c>, <c>ps-shape-node</c>, <c>ps-edge-newly-denied</c>.</summary>
internal static class CssName
{
    private static readonly string[] Texts = Names<TextRole>("ps-text-");
    private static readonly string[] Shapes = Names<ShapeRole>("ps-shape-");
    private static readonly string[] Edges = Names<EdgeLook>("ps-edge-");
    private static readonly string[] Colors = Names<ColorToken>("ps-");

    public static string Of(TextRole role) => Texts[(int)role];

    public static string Of(ShapeRole role) => Shapes[(int)role];

    public static string Of(EdgeLook look) => Edges[(int)look];

    public static string Of(ColorToken token) => Colors[(int)token];

    private static string[] Names<T>(string kind) where T : struct, Enum => [.. Enum.GetValues<T>().Select(v => kind + ToKebab(v.ToString()))];

    private static string ToKebab(string pascal)
    {
        var kebab = new StringBuilder();
        foreach (var c in pascal)
        {
            if (char.IsUpper(c) && kebab.Length > 0) kebab.Append('-');
            kebab.Append(char.ToLowerInvariant(c));
        }
        return kebab.ToString();
    }
}
