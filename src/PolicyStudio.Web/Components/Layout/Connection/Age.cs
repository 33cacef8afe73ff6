using PolicyStudio.Web.Localizing;

namespace PolicyStudio.Web.Components.Layout.Connection;

/// <summary>How long ago something was, in the shortest words of the language.</summary>
internal static class Age
{
    /// <summary><c>now</c>, <c>12 s</c>, <c>3 min</c>, <c>5 h</c>, <c>2 d</c>.</summary>
    public static string Of(TimeSpan age) => age switch
    {
        { TotalSeconds: < 1 } => LayoutTexts.AgeNow,
        { TotalMinutes: < 1 } => Wording.Of(LayoutTexts.AgeSeconds, (int)age.TotalSeconds),
        { TotalHours: < 1 } => Wording.Of(LayoutTexts.AgeMinutes, (int)age.TotalMinutes),
        { TotalDays: < 1 } => Wording.Of(LayoutTexts.AgeHours, (int)age.TotalHours),
        _ => Wording.Of(LayoutTexts.AgeDays, (int)age.TotalDays),
    };
}
