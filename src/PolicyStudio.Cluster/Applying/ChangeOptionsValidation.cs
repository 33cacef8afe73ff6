using Microsoft.Extensions.Options;

namespace PolicyStudio.Cluster.Applying;

/// <summary>Checks the options at start and says everything that is wrong at once.</summary>
internal sealed class ChangeOptionsValidation : IValidateOptions<ChangeOptions>
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    public ValidateOptionsResult Validate(string? name, ChangeOptions options)
    {
        string[] errors =
        [
            .. Between(nameof(options.RequestTimeout), options.RequestTimeout, TimeSpan.FromMinutes(10)),
            .. Between(nameof(options.RolloutTimeout), options.RolloutTimeout, TimeSpan.FromHours(6)),
            .. Between(nameof(options.ReadBackTimeout), options.ReadBackTimeout, TimeSpan.FromMinutes(10)),
            .. Between(nameof(options.SettleTimeout), options.SettleTimeout, TimeSpan.FromMinutes(10)),
        ];
        return errors.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static IEnumerable<string> Between(string option, TimeSpan value, TimeSpan longest)
    {
        if (value < Shortest || value > longest) yield return $"{option} is {value}: it must be between {Shortest} and {longest}.";
    }
}
