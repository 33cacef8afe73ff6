using System.Text.Json.Nodes;
using PolicyStudio.Cluster.Applying.Steps;

namespace PolicyStudio.Cluster.Applying.Writing;

/// <summary>Asks the API server whether somebody may write a step: about itself, or about the identity that would be impersonated.</summary>
internal static class AccessReviews
{
    private const string Root = "/apis/authorization.k8s.io/v1/";

    public static ApiRequest Of(WriteStep step, Author author)
    {
        var resource = ApiResource.Of(step.Object.Kind);
        var spec = new JsonObject
        {
            ["resourceAttributes"] = new JsonObject
            {
                ["group"] = resource.Group,
                ["version"] = resource.Version,
                ["resource"] = resource.Plural,
                ["verb"] = step.Verb,
                // A Namespace lies in itself where authority is asked for; creating has no name yet.
                ["namespace"] = step.Object.Namespace ?? step.Object.Name,
                ["name"] = step.Verb == "create" ? "" : step.Object.Name,
            },
        };
        if (author.Impersonation is not { } person) return Post("SelfSubjectAccessReview", "selfsubjectaccessreviews", spec);
        spec["user"] = person.User;
        // The server adds this group to everybody it impersonates; a review has to name it.
        spec["groups"] = new JsonArray(person.Group, "system:authenticated");
        spec["extra"] = new JsonObject { [Impersonation.PersonExtra] = new JsonArray(person.PersonId) };
        return Post("SubjectAccessReview", "subjectaccessreviews", spec);
    }

    /// <summary>The refusal that a review's answer means, or null.</summary>
    public static string? Refusal(WriteStep step, Author author, ApiAnswer answer)
    {
        if (!answer.IsSuccess) return $"the API server does not say whether {author.Name} may {What(step)}: {answer.Message}";
        if ((bool?)answer.Body?["status"]?["allowed"] == true) return null;
        var reason = (string?)answer.Body?["status"]?["reason"] is { Length: > 0 } text ? $": {text}" : "";
        return $"{author.Name} may not {What(step)}{reason}";
    }

    private static string What(WriteStep step) => $"{step.Verb} {step.Object}";

    private static ApiRequest Post(string kind, string plural, JsonObject spec) =>
        new(HttpMethod.Post, Root + plural, new() { ["apiVersion"] = "authorization.k8s.io/v1", ["kind"] = kind, ["spec"] = spec });
}
