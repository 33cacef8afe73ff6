using PolicyStudio.Web.Components.Layout.Controls;
using PolicyStudio.Web.State.Editing;

namespace PolicyStudio.Web.Components.Edit.Text;

/// <summary>A problem of a text as it is shown.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Message">What is wrong, with the field's path.</param>
public sealed record ShownProblem(int Line, int Column, string Message)
{
    internal static ShownProblem Of(TextProblem problem) =>
        new(Math.Max(problem.Line, 1), Math.Max(problem.Column, 1), $"{(problem.Path.Length == 0 ? "" : $"{Shown.Of(problem.Path, 200)}: ")}{Words(problem)}");

    private static string Words(TextProblem problem) => problem.Fault switch
    {
        TextFault.NoPolicy => EditTexts.NoPolicyInText,
        TextFault.NotAlone => EditTexts.NotAlone,
        _ => Shown.Of(problem.Message ?? "", 400),
    };
}
