namespace PolicyStudio.Diagram.Text;

/// <summary>The bundled fonts. A picture uses no other.</summary>
public enum FontFace
{
    /// <summary>Inter, weight 400.</summary>
    Regular,

    /// <summary>Inter, weight 600.</summary>
    SemiBold,

    /// <summary>JetBrains Mono, weight 400: labels and addresses.</summary>
    Mono,
}
