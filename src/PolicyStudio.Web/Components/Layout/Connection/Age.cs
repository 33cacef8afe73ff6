namespace PolicyStudio.Web.Components.Layout.Connection;

/// <summary>How long ago something was, in the shortest words.</summary>
internal static class Age
{
    /// <summary><c>now</c>, <c>12 s</c>, <c>3 min</c>, <c>5 h</c>, <c>2 d</c>.</summary>
    public static string Of(TimeSpan age) => age switch
    {
        { TotalSeconds: < 1 } => "now",
        { TotalMinutes: < 1 } => $"{(int)age.TotalSeconds} s",
        { TotalHours: < 1 } => $"{(int)age.TotalMinutes} min",
        { TotalDays: < 1 } => $"{(int)age.TotalHours} h",
        _ => $"{(int)age.TotalDays} d",
    };
}
