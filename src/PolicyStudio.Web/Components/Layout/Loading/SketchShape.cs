namespace PolicyStudio.Web.Components.Layout.Loading;

/// <summary>What a page will look like once it is there.</summary>
public enum SketchShape
{
    /// <summary>Lanes of sources at the left, the target at the right.</summary>
    Graph,

    /// <summary>Filters and a table.</summary>
    Table,

    /// <summary>Tiles with numbers, and lists below.</summary>
    Tiles,

    /// <summary>Panels in two columns.</summary>
    Panels,

    /// <summary>A table without filters.</summary>
    Rows,
}
