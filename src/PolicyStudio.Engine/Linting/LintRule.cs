using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Engine.Linting;

/// <summary>A rule of the linter, as people read about it.</summary>
/// <param name="Name">Its stable name in kebab case, which its findings bear: <c>selects-nothing</c>.</param>
/// <param name="Level">How bad a finding of it is.</param>
/// <param name="Title">What it finds, in half a line: <c>A policy that selects no pod</c>.</param>
/// <param name="Explanation">Why that is worth a look, in one to three sentences.</param>
/// <param name="Example">A small cluster as YAML documents in which it fires. What manifests cannot say is a comment on the first line.</param>
/// <param name="Fix">What to do about it.</param>
public sealed record LintRule(string Name, FindingLevel Level, string Title, string Explanation, string Example, string Fix)
{
    internal Finding Found(ObjectReference? about, string message, string? path = null) => new(Name, Level, about, message, path);
}
