using System.Text;
using PolicyStudio.Cluster.Manifests.Indexing;

namespace PolicyStudio.Cluster.Tests.Manifests.Projecting;

/// <summary>What is skipped is looked at as strictly as a parser would.</summary>
public sealed class JsonCursorTests(ITestOutputHelper output)
{
    private const int MaxDepth = 62;

    private readonly JsonIndex _index = new();

    [Fact]
    public void Whatever_is_skipped_is_JSON_to_the_parser_too()
    {
        var (taken, refused) = (0, 0);
        for (var seed = 0; seed < 60_000; seed++)
        {
            var random = new Random(seed);
            var bytes = Broken(PodSeeds.All[random.Next(PodSeeds.All.Count)].Trim(), random);
            var isTaken = Skips(bytes);
            if (isTaken) Assert.True(ObjectMutation.IsJson(bytes), $"seed {seed}: {Encoding.UTF8.GetString(bytes)}");
            if (isTaken) taken++;
            else refused++;
        }
        output.WriteLine($"{taken:N0} taken, {refused:N0} refused");
        Assert.InRange(taken, 5_000, 55_000);
    }

    [Theory]
    [InlineData("0", true)]
    [InlineData("-0.5e+10", true)]
    [InlineData("01", false)]
    [InlineData("1.", false)]
    [InlineData("-", false)]
    [InlineData("1e", false)]
    [InlineData("+1", false)]
    [InlineData("nul", false)]
    [InlineData("nulll", false)]
    [InlineData("true1", false)]
    [InlineData("\"a\"b", false)]
    [InlineData("\"a\" \"b\"", false)]
    [InlineData("1\"a\"", false)]
    [InlineData("\"\\u12f4\\n\\/\\\\\\\"\"", true)]
    [InlineData("\"\\u12g4\"", false)]
    [InlineData("\"\\x\"", false)]
    [InlineData("\"\\ud83d\\ude00\"", false)]
    [InlineData("\"\t\"", false)]
    [InlineData("[1,]", false)]
    [InlineData("[,1]", false)]
    [InlineData("[1 2]", false)]
    [InlineData("[1}", false)]
    [InlineData("{\"a\":1,}", false)]
    [InlineData("{\"a\"}", false)]
    [InlineData("{\"a\":}", false)]
    [InlineData("{1:1}", false)]
    [InlineData(" {\"a\" : [ ] ,\r\n\t\"b\" : { } } ", true)]
    [InlineData("\u00a01", false)]
    [InlineData("\"größe\"", true)]
    public void A_value_is_taken_wherever_it_lies(string value, bool isJson)
    {
        for (var padding = 0; padding < 130; padding++)
        {
            var bytes = Encoding.UTF8.GetBytes($"{{\"{new string('a', padding)}\":{value},\"b\":\"\\\"\"}}");
            Assert.Equal(isJson, Skips(bytes));
            // Half of a pair is for the parser, which takes the whole.
            Assert.Equal(isJson || value.Contains("ud83d", StringComparison.Ordinal), ObjectMutation.IsJson(bytes));
            for (var cut = 1; cut < bytes.Length; cut += 5) Assert.False(Skips(bytes[..^cut]));
        }
    }

    [Fact]
    public void Text_that_is_not_UTF_8_is_refused()
    {
        Assert.False(Skips([.. "{\"a\":\""u8, 0xC3, .. "\"}"u8]));
        Assert.False(Skips([.. "{\"a\":\""u8, 0xED, 0xA0, 0x80, .. "\"}"u8]));
        Assert.True(Skips([.. "{\"a\":\""u8, 0xC3, 0xA4, .. "\"}"u8]));
    }

    [Fact]
    public void Depth_has_the_parsers_limit()
    {
        foreach (var depth in (int[])[1, MaxDepth - 1, MaxDepth, MaxDepth + 1, 200])
        {
            var lists = Encoding.UTF8.GetBytes(new string('[', depth) + new string(']', depth));
            var objects = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth));
            Assert.Equal(depth <= MaxDepth, Skips(lists));
            Assert.Equal(depth <= MaxDepth, Skips(objects));
            Assert.Equal(depth <= MaxDepth, ObjectMutation.IsJson(lists));
        }
    }

    private bool Skips(byte[] bytes)
    {
        var json = new JsonCursor(bytes, _index, MaxDepth);
        return json.Skips() && json.IsAtEnd;
    }

    // Bytes that mean something are put, taken away and exchanged; or the text is mutated as any other.
    private static byte[] Broken(string text, Random random)
    {
        if (random.Next(4) == 0) return ObjectMutation.Any(text, random);
        const string Telling = "{}[]:,\"\\ \n\ttfnu01-.eE\u0001";
        var bytes = new StringBuilder(text);
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var at = random.Next(bytes.Length);
            if (random.Next(2) == 0) bytes.Remove(at, 1);
            if (random.Next(2) == 0) bytes.Insert(at, Telling[random.Next(Telling.Length)]);
        }
        return Encoding.UTF8.GetBytes(bytes.ToString());
    }
}
