using Microsoft.AspNetCore.WebUtilities;
using PolicyStudio.Web.State.Targets;

namespace PolicyStudio.Web.State.Editing;

/// <summary>What a link to the editor asks for: a policy as it is, a new one from a template, or, with neither, the choice of a template.</summary>
public sealed record EditAddress
{
    /// <summary>The policy, its namespace and name.</summary>
    public (string Namespace, string Name)? Policy { get; init; }

    /// <summary>The template of a new one.</summary>
    public TemplateKind? Template { get; init; }

    /// <summary>The namespace of a new one.</summary>
    public string? Namespace { get; init; }

    /// <summary>The workload that a new one is for.</summary>
    public TargetName? Target { get; init; }

    /// <summary>The part of the policy that is looked at first, <c>spec.ingress[0]</c>.</summary>
    public string? Part { get; init; }

    /// <summary>The link to a policy, relative to the application's base.</summary>
    public static string To(string ns, string name, string? part = null) => new EditAddress { Policy = (ns, name), Part = part }.ToString();

    /// <summary>Reads a link; what cannot be read counts as absent.</summary>
    public static EditAddress Of(Uri link)
    {
        var query = QueryHelpers.ParseQuery(link.Query);
        return new()
        {
            Policy = Value("policy")?.Split('/') is [{ Length: > 0 } ns, { Length: > 0 } name] ? (ns, name) : null,
            Template = PolicyTemplates.Parse(Value("new")),
            Namespace = Value("namespace"),
            Target = TargetName.Parse(Value("target")),
            Part = Value("part"),
        };

        string? Value(string name) => query.TryGetValue(name, out var values) ? values[0] : null;
    }

    /// <summary>The link: <c>edit?policy=db/allow-orders</c>.</summary>
    public override string ToString()
    {
        (string Name, string? Value)[] parts =
        [
            ("policy", Policy is { } policy ? $"{policy.Namespace}/{policy.Name}" : null),
            ("new", Template is { } template ? PolicyTemplates.Word(template) : null),
            ("namespace", Namespace),
            ("target", Target?.ToString()),
            ("part", Part),
        ];
        var query = QueryText.Of(parts.Where(p => p.Value is not null).Select(p => (p.Name, p.Value!)));
        return query.Length == 0 ? "edit" : $"edit?{query}";
    }
}
