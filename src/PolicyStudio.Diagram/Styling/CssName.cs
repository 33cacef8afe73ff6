using System.Text;

namespace PolicyStudio.Diagram.Styling;

/// <summary>Names of style classes: <c>ps-text-lane-title</c>, <c>ps-shape-node</c>, <c>ps-edge-newly-denied</c>.</summary>
internal static class CssName
{
    public static string Of(TextRole role) => Names<TextRole>.Of("text", role);

    public static string Of(ShapeRole role) => Names<ShapeRole>.Of("shape", role);

    public static string Of(EdgeLook look) => Names<EdgeLook>.Of("edge", look);

    public static string Of(ColorToken token) => Names<ColorToken>.Of("", token);

    private static class Names<T> where T : struct, Enum
    {
        private static readonly Dictionary<T, string> Kebab = Enum.GetValues<T>().ToDictionary(v => v, v => ToKebab(v.ToString()));

        public static string Of(string kind, T value) => kind.Length == 0 ? $"ps-{Kebab[value]}" : $"ps-{kind}-{Kebab[value]}";
    }

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
