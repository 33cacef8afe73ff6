using System.ComponentModel.DataAnnotations;
using PolicyStudio.Engine.Labels;

namespace PolicyStudio.Web.State.Labels;

/// <summary>A setting or field that must be a label key of the API.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LabelKeyAttribute : ValidationAttribute
{
    /// <inheritdoc/>
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        value is string key && LabelSyntax.KeyError(key) is { } error ? new($"{validationContext.DisplayName}: {error}") : ValidationResult.Success;
}

/// <summary>A setting or field that must be a label value of the API, or absent.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LabelValueAttribute : ValidationAttribute
{
    /// <inheritdoc/>
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        value is string text && LabelSyntax.ValueError(text) is { } error ? new($"{validationContext.DisplayName}: {error}") : ValidationResult.Success;
}
