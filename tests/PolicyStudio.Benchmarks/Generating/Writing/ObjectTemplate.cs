using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PolicyStudio.Benchmarks.Generating.Writing;

/// <summary>
/// An object as an API server writes it, with places to fill: <c>%name%</c> within a text, <c>"%raw:labels%"</c> for any JSON value,
/// <c>"%optional:owners%"</c> for one whose field is left out where there is none.
/// </summary>
internal sealed partial class ObjectTemplate
{
    // As the API server's encoder does: quotes within a text get a backslash.
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ImmutableArray<Segment> _segments;

    private ObjectTemplate(ImmutableArray<Segment> segments) => _segments = segments;

    /// <summary>Reads the template of that name, <c>pod</c>.</summary>
    public static ObjectTemplate Load(string name)
    {
        using var stream = typeof(ObjectTemplate).Assembly.GetManifestResourceStream(name) ?? throw new ArgumentException($"there is no template {name}", nameof(name));
        var text = JsonNode.Parse(stream)!.ToJsonString(Compact);
        var segments = ImmutableArray.CreateBuilder<Segment>();
        var at = 0;
        foreach (Match place in Places().Matches(text))
        {
            segments.Add(new(text[at..place.Index], place.Groups["field"].Value, place.Groups["place"].Value));
            at = place.Index + place.Length;
        }
        return new(segments.Append(new(text[at..], "", null)).ToImmutableArray());
    }

    /// <summary>Writes the object.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="valueOf">What stands at a place; null leaves an optional field out.</param>
    public void Write(TextWriter writer, Func<string, string?> valueOf)
    {
        foreach (var segment in _segments)
        {
            writer.Write(segment.Text);
            if (segment.Place is null || valueOf(segment.Place) is not { } value) continue;
            writer.Write(segment.Field);
            writer.Write(value);
            if (segment.Field.Length > 0) writer.Write(',');
        }
    }

    [GeneratedRegex("""(?<field>"\w+":)"%optional:(?<place>\w+)%",|"%raw:(?<place>\w+)%"|%(?<place>\w+)%""")]
    private static partial Regex Places();

    private sealed record Segment(string Text, string Field, string? Place);
}
