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

    /// <summary>Writes a value. Sequences in it are written as they come: an answer may be larger than what a process can hold.</summary>
    public static void Write(object value, TextWriter output)
    {
        using (var text = new Utf8Text(output)) JsonSerializer.Serialize(text, value, Options.GetTypeInfo(value.GetType()));
        output.Write('\n');
    }
}
