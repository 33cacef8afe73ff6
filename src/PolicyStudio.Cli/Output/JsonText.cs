using System.Text.Encodings.Web;
using System.Text.Json;

namespace PolicyStudio.Cli.Output;

/// <summary>JSON as the contract writes it: camelCase, indented, nulls kept, the same for the same input.</summary>
internal static class JsonText
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        // It goes to a terminal or a file, never into a page: an apostrophe may stay one.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Of<T>(T value) => JsonSerializer.Serialize(value, Options) + "\n";
}
