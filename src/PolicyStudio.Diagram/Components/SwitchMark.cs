using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using PolicyStudio.Diagram.Scenes;
using PolicyStudio.Diagram.Styling;

namespace PolicyStudio.Diagram.Components;

/// <summary>The switch of a label. A fragment and not a component: there is one in every row and in every lane.</summary>
internal static class SwitchMark
{
    /// <summary>Draws it.</summary>
    /// <param name="part">The part that it is in, which hears it.</param>
    /// <param name="mark">The switch.</param>
    /// <param name="turn">What it does; null in a picture that nobody touches.</param>
    public static RenderFragment Of(IComponent part, SceneSwitch mark, Func<Task>? turn) => builder =>
    {
        var drawing = new Drawing(isFile: turn is null);
        if (turn is null)
        {
            builder.OpenElement(0, "g");
            builder.AddContent(1, Draw(drawing, mark).Markup);
            builder.CloseElement();
            return;
        }
        builder.OpenElement(2, "g");
        builder.AddAttribute(3, "role", "switch");
        builder.AddAttribute(4, "tabindex", "0");
        builder.AddAttribute(5, "aria-checked", mark.IsOn ? "true" : "false");
        builder.AddAttribute(6, "aria-label", mark.Name);
        if (mark.DisabledReason is { } reason)
        {
            builder.AddAttribute(7, "aria-disabled", "true");
            builder.AddAttribute(8, "aria-description", reason);
            drawing.Title(reason);
        }
        builder.AddAttribute(9, "onclick", EventCallback.Factory.Create<MouseEventArgs>(part, Turn));
        builder.AddEventStopPropagationAttribute(10, "onclick", true);
        builder.AddAttribute(11, "onkeydown", EventCallback.Factory.Create<KeyboardEventArgs>(part, key => DiagramEvents.OnKey(key, Turn)));
        builder.AddContent(12, Draw(drawing.Rect(mark.Box, Corner.Pill, "ps-hit-area"), mark).Rect(mark.Box, Corner.Pill, "ps-focus").Markup);
        builder.CloseElement();

        Task Turn() => mark.DisabledReason is null ? turn() : Task.CompletedTask;
    };

    private static Drawing Draw(Drawing drawing, SceneSwitch mark) =>
        (mark.IsChanged ? drawing.Rect(mark.Box, Corner.Pill, CssName.Of(ShapeRole.SwitchDraft)) : drawing).Text(mark.Label)
            .Rect(mark.Track, mark.Track.Height / 2, CssName.Of(mark.TrackRole)).Circle(mark.Knob, mark.KnobRadius, CssName.Of(mark.KnobRole));
}
