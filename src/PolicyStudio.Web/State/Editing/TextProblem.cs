namespace PolicyStudio.Web.State.Editing;

/// <summary>Why a text is not one policy, and where.</summary>
/// <param name="Line">The line, from 1; 0 where it is about the text as a whole.</param>
/// <param name="Column">The column, from 1; 0 likewise.</param>
/// <param name="Path">The field, or empty.</param>
/// <param name="Message">What the reader says; null where <paramref name="Fault"/> says it.</param>
/// <param name="Fault">What kind of problem it is.</param>
public sealed record TextProblem(int Line, int Column, string Path, string? Message, TextFault Fault = TextFault.Unread);

/// <summary>Kinds of problems of a text.</summary>
public enum TextFault
{
    /// <summary>The reader refuses it.</summary>
    Unread,

    /// <summary>There is no policy in it.</summary>
    NoPolicy,

    /// <summary>There is more than one policy in it, or something else beside.</summary>
    NotAlone,
}
