using Microsoft.Extensions.Options;

namespace PolicyStudio.Cluster.Storing;

/// <summary>Checks the options at start and says everything that is wrong at once.</summary>
internal sealed class StoreOptionsValidation : IValidateOptions<StoreOptions>
{
    public ValidateOptionsResult Validate(string? name, StoreOptions options)
    {
        string[] errors =
        [
            .. options.Folder is { } folder ? Folder(folder) : [],
            .. Between(nameof(options.BusyTimeout), options.BusyTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1)),
            .. Between(nameof(options.Lease), options.Lease, TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(10)),
        ];
        return errors.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    // Made now, not at the first apply: an operator is there at the start.
    private static IEnumerable<string> Folder(string folder)
    {
        string? problem = null;
        try
        {
            DataFolder.Make(folder);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            problem = failed.Message;
        }
        if (problem is not null) yield return $"The data folder '{folder}' can't be used: {problem}";
    }

    private static IEnumerable<string> Between(string option, TimeSpan value, TimeSpan shortest, TimeSpan longest)
    {
        if (value < shortest || value > longest) yield return $"{option} is {value}: it must be between {shortest} and {longest}.";
    }
}
