namespace PolicyStudio.Web.Components.Edit.Form;

/// <summary>What can be done to an item of a list.</summary>
public enum ItemAction
{
    /// <summary>One place up.</summary>
    Up,

    /// <summary>One place down.</summary>
    Down,

    /// <summary>The same once more, behind it.</summary>
    Duplicate,

    /// <summary>Away with it.</summary>
    Remove,
}
