using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;

namespace PolicyStudio.Web.Components.Layout.Controls;

/// <summary>A sentence whose language decides where its parts stand.</summary>
public sealed partial class Sentence : ComponentBase
{
    /// <summary>The text, with places <c>{0}</c> to <c>{3}</c>.</summary>
    [Parameter, EditorRequired] public string Text { get; set; } = "";

    /// <summary>What stands at <c>{0}</c>.</summary>
    [Parameter] public RenderFragment? Part0 { get; set; }

    /// <summary>What stands at <c>{1}</c>.</summary>
    [Parameter] public RenderFragment? Part1 { get; set; }

    /// <summary>What stands at <c>{2}</c>.</summary>
    [Parameter] public RenderFragment? Part2 { get; set; }

    /// <summary>What stands at <c>{3}</c>.</summary>
    [Parameter] public RenderFragment? Part3 { get; set; }

    // Split keeps what is grouped: pieces of text and numbers of places take turns.
    private IEnumerable<(string Piece, bool IsPlace)> Pieces => Place().Split(Text).Select((p, i) => (p, i % 2 == 1));

    private RenderFragment? In(string place) => place switch { "0" => Part0, "1" => Part1, "2" => Part2, _ => Part3 };

    [GeneratedRegex(@"\{([0-3])\}")]
    private static partial Regex Place();
}
