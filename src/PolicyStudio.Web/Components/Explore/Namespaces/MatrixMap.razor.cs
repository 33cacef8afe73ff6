using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using PolicyStudio.Web.State.Exploring.Namespaces;

namespace PolicyStudio.Web.Components.Explore.Namespaces;

/// <summary>A matrix of many groups as a picture in which a cell can be chosen.</summary>
public sealed partial class MatrixMap : ComponentBase
{
    private ElementReference _svg;
    private MatrixPicture? _picture;
    private GroupMatrix? _drawn;
    private (int From, int To)? _cell;
    private bool _isOurs;

    /// <summary>The numbers.</summary>
    [Parameter, EditorRequired] public GroupMatrix Matrix { get; set; } = default!;

    /// <summary>The key of the label that groups, or null.</summary>
    [Parameter] public string? Label { get; set; }

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private IJSRuntime Script { get; set; } = default!;

    // Stripes are as wide on the screen whatever a cell is.
    private string Hatch => Text(Size / 130.0);

    private int Size => Matrix.Groups.Length;

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (ReferenceEquals(_drawn, Matrix)) return;
        // The cell that was chosen stays by its names: with other numbers it may stand elsewhere.
        if (_cell is { } cell && _drawn is { } before) _cell = (PlaceOf(before.Groups[cell.From].Id), PlaceOf(before.Groups[cell.To].Id)) is ( >= 0, >= 0) and var now ? now : null;
        (_drawn, _picture) = (Matrix, MatrixPicture.Of(Matrix));
    }

    private int PlaceOf(string id)
    {
        for (var i = 0; i < Size; i++)
            if (Matrix.Groups[i].Id == id) return i;
        return -1;
    }

    private async Task Choose(MouseEventArgs click)
    {
        await using var module = await Script.InvokeAsync<IJSObjectReference>("import", "./js/measure.js");
        // How large the picture is drawn only the browser knows.
        if (await module.InvokeAsync<double>("widthOf", _svg) is > 0 and var width)
            _cell = (At(click.OffsetY / width), At(click.OffsetX / width));
    }

    private int At(double share) => Math.Clamp((int)(share * Size), 0, Size - 1);

    private Task MoveAsync(KeyboardEventArgs key)
    {
        var (from, to) = _cell ?? (0, 0);
        if (key.Key == "Enter" && _cell is not null && !Matrix.IsFold(from) && !Matrix.IsFold(to) && Matrix[from, to].Total > 0)
        {
            Navigation.NavigateTo(MatrixWords.Link(Matrix, from, to, Label));
            return Task.CompletedTask;
        }
        (int From, int To)? next = key.Key switch
        {
            "ArrowUp" => (from - 1, to),
            "ArrowDown" => (from + 1, to),
            "ArrowLeft" => (from, to - 1),
            "ArrowRight" => (from, to + 1),
            "Home" => (from, 0),
            "End" => (from, Size - 1),
            _ => null,
        };
        // Tab must go on; what moves the cell must not move the page. The browser is told before the next key.
        _isOurs = next is not null;
        if (next is { } cell) _cell = _cell is null ? (0, 0) : (Math.Clamp(cell.From, 0, Size - 1), Math.Clamp(cell.To, 0, Size - 1));
        return Task.CompletedTask;
    }

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
