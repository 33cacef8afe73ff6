namespace PolicyStudio.Engine.Objects;

/// <summary>Something a person should know about the input. Carries object and field path; whoever read the file joins the line.</summary>
/// <param name="Rule">A stable name in kebab case, such as <c>selects-nothing</c>.</param>
/// <param name="Level">How bad it is.</param>
/// <param name="Object">The object it is about, or null when it is about the cluster or the input as a whole.</param>
/// <param name="Message">One sentence that says what is wrong and, where there is one, the way out.</param>
/// <param name="Path">The field, such as <c>spec.ingress[0].from[1]</c>, or null.</param>
public sealed record Finding(string Rule, FindingLevel Level, ObjectReference? Object, string Message, string? Path = null);

/// <summary>How bad a finding is.</summary>
public enum FindingLevel
{
    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>Probably not what was meant, or something the answer leaves out.</summary>
    Warning,

    /// <summary>Wrong: the API server would refuse it, or it cannot work.</summary>
    Error,
}
