using Microsoft.AspNetCore.Components;

namespace PolicyStudio.Diagram.Components;

/// <summary>A part of which a picture has hundreds, most of them as they were before: it is drawn again only where what it draws is another.</summary>
public abstract class DrawnWhenChanged : ComponentBase
{
    private object? _drawn;
    private bool _isChanged;

    /// <summary>Everything that the drawing hangs on; compared by value.</summary>
    private protected abstract object Drawn { get; }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        var now = Drawn;
        (_isChanged, _drawn) = (!now.Equals(_drawn), now);
    }

    /// <inheritdoc/>
    protected override bool ShouldRender() => _isChanged;
}
