using System.Text.Encodings.Web;
using System.Text.Json;

namespace PolicyStudio.Cli.Output.Json;

/// <summary>JSON as the contract writes it: camelCase, indented, nulls kept, the same for the same input.</summary>
internal static class JsonText
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        // It goes to a terminal or a file, never into a page: an apostrophe may stay one.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        // Written by the compiler: reflection would cost a run more time than the whole answer.
        TypeInfoResolver = JsonTypes.Default,
    };

    public static string Of(object value) => JsonSerializer.Serialize(value, Options.GetTypeInfo(value.GetType())) + "\n";
}
