using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Cluster.Manifests.Streaming;
using PolicyStudio.Cluster.Tests.Manifests.Fuzzing;

namespace PolicyStudio.Cluster.Tests.Manifests.Projecting;

/// <summary>Items are cut out of a list by their braces alone; what is said of a list is nevertheless what its parser says.</summary>
public sealed class ItemLaneTests
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = DocumentLimits.MaxDepth, AllowMultipleValues = true };

    [Fact]
    public void An_error_in_a_list_is_said_as_the_parser_says_it_of_the_whole_text()
    {
        var broken = 0;
        for (var seed = 0; seed < 6_000; seed++)
        {
            var random = new Random(seed);
            var gap = seed % 2 == 0 ? "" : "\n  ";
            var items = Enumerable.Range(0, random.Next(1, 6)).Select(_ => PodSeeds.All[random.Next(PodSeeds.All.Count)].Trim());
            var text = $$"""{"kind":"PodList","apiVersion":"v1",{{gap}}"größe":"ß","items":[{{gap}}{{string.Join("," + gap, items)}}{{gap}}],{{gap}}"metadata":{"a":"b"} }""";
            var bytes = TextMutation.Any(Encoding.UTF8.GetBytes(text), random);
            // What is no text is refused before anything is parsed, and so may end the list first.
            if (!Utf8.IsValid(bytes) || bytes.AsSpan().IndexOf("\\ud8"u8) >= 0 || bytes.Contains((byte)0) || ParserError(bytes) is not { } expected) continue;
            broken++;
            var errors = TestRead.Content("f.json", bytes).Errors;
            Assert.True(errors.Any(e => Words(e.Message) == Words(expected.Message) && (e.Line, e.Column) == (expected.Line, expected.Column)),
                $"seed {seed}: {expected.Line}:{expected.Column}: {expected.Message}\n{string.Join("\n", errors)}\n{Encoding.UTF8.GetString(bytes)}");
        }
        Assert.InRange(broken, 2_000, 6_000);
    }

    [Fact]
    public void Each_of_many_items_has_its_place()
    {
        var pods = Enumerable.Range(0, 3_000).Select(i => PodSeeds.All[0].Trim().Replace("abcde", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)).ToList();
        // One to a line, and all that fit on the others' lines behind text of several bytes a letter.
        var content = TestRead.Content("f.json", Encoding.UTF8.GetBytes("{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"items\":[\n" + string.Concat(pods.Select((p, i) => (i == 0 ? "" : i % 3 == 0 ? ",\n" : ", ") + p)) + "]}"));
        Assert.Empty(content.Errors);
        Assert.Equal(3_000, content.Snapshot.Pods.Length);
        for (var i = 0; i < pods.Count; i++)
        {
            var column = 1 + pods.Skip(i / 3 * 3).Take(i % 3).Sum(p => p.Length + 2);
            Assert.Equal($"f.json:{2 + i / 3}:{column}", content.Places.Find(new("Pod", "shop", $"web-7d9f-{i}"))!.ToString());
        }
    }

    [Theory]
    [InlineData("""{"a":"}"}""")]
    [InlineData("""{"a":"\"}"}""")]
    [InlineData("""{"a":"\\"}""")]
    [InlineData("""{"a":{"b":[{"c":"{"},"\\\""]}}""")]
    public void An_object_ends_at_its_own_brace_wherever_it_lies(string item)
    {
        for (var padding = 0; padding < 130; padding++)
        {
            var padded = Encoding.UTF8.GetBytes(item.Insert(1, new string(' ', padding)));
            Assert.Equal(padded.Length, ItemScanner.LengthOf([.. padded, .. "}, {\"\\"u8]));
            Assert.Equal(padded.Length, ItemScanner.LengthOf(padded));
            for (var cut = 1; cut < padded.Length; cut += 7) Assert.Equal(-1, ItemScanner.LengthOf(padded.AsSpan(..^cut)));
        }
    }

    // The parser quotes a bad literal with whatever is at hand behind it.
    private static string Words(string message) => message.Contains("literal", StringComparison.Ordinal) ? message[message.IndexOf("is an invalid", StringComparison.Ordinal)..] : message;

    private static ManifestSyntaxException? ParserError(byte[] bytes)
    {
        var reader = new Utf8JsonReader(bytes, Options);
        try
        {
            while (reader.Read()) { }
            return null;
        }
        catch (JsonException e)
        {
            return JsonNodes.Refusal(e, (int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1);
        }
    }
}
