using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace PolicyStudio.Web.Security.People;

/// <summary>
/// Whom the API server shall take a signed-in author for: configuration section <c>Impersonation</c>. One named user and one named group,
/// because RBAC can limit impersonation by name only; who the person is goes along as an extra.
/// </summary>
public sealed class ImpersonationOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Impersonation";

    /// <summary>The user that every write goes out as.</summary>
    public string User { get; set; } = "policystudio-author";

    /// <summary>The group whose rights a write has.</summary>
    public string Group { get; set; } = "policystudio-authors";
}

/// <summary>Finds everything that is wrong with an <c>Impersonation</c> section.</summary>
internal sealed partial class ImpersonationValidation : IValidateOptions<ImpersonationOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, ImpersonationOptions options)
    {
        (string Field, string Value)[] fields = [("User", options.User), ("Group", options.Group)];
        var wrong = fields
            .Where(f => f.Value.StartsWith("system:", StringComparison.OrdinalIgnoreCase) || !PlainName().IsMatch(f.Value))
            .Select(f => $"Impersonation:{f.Field} must be a plain name of letters, digits and - . _ : @, and must not begin with 'system:'.")
            .ToList();
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    [GeneratedRegex(@"\A[A-Za-z0-9][-A-Za-z0-9._:@]{0,127}\z")]
    private static partial Regex PlainName();
}
