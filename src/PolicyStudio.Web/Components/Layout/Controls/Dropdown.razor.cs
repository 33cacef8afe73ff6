using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace PolicyStudio.Web.Components.Layout.Controls;

/// <summary>A button that opens a panel below or above it. Escape and a click elsewhere close it.</summary>
public sealed partial class Dropdown : ComponentBase
{
    private bool _isOpen;
    private ElementReference _button;

    /// <summary>What the button is for: its text where there is no trigger, the end of its accessible name where there is one.</summary>
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>What the button shows.</summary>
    [Parameter] public RenderFragment? Trigger { get; set; }

    /// <summary>The panel.</summary>
    [Parameter, EditorRequired] public RenderFragment? ChildContent { get; set; }

    /// <summary>The button's classes.</summary>
    [Parameter] public string Class { get; set; } = "pill";

    /// <summary>A key that presses the button, as in <c>aria-keyshortcuts</c>.</summary>
    [Parameter] public string? Shortcut { get; set; }

    /// <summary>Whether the button cannot be pressed.</summary>
    [Parameter] public bool IsDisabled { get; set; }

    /// <summary>Whether the panel's right side stands under the button's right side.</summary>
    [Parameter] public bool End { get; set; }

    /// <summary>Whether the panel opens upwards.</summary>
    [Parameter] public bool Up { get; set; }

    private Origin Anchor => At(top: Up);

    private Origin Transform => At(top: !Up);

    private Origin At(bool top) => (top, End) switch
    {
        (true, false) => Origin.TopLeft,
        (true, true) => Origin.TopRight,
        (false, false) => Origin.BottomLeft,
        _ => Origin.BottomRight,
    };

    /// <summary>Closes the panel, for what is chosen in it; the focus goes back to the button.</summary>
    public async Task CloseAsync()
    {
        _isOpen = false;
        StateHasChanged();
        await _button.FocusAsync(preventScroll: true);
    }
}
