using System.Text;
using PolicyStudio.Cluster.Tests.Manifests.Fuzzing;

namespace PolicyStudio.Cluster.Tests.Manifests;

/// <summary>
/// Input that is made to cost: each is refused with a place before much memory is taken. What memory is taken is the same in each run, and so is
/// asserted; time is not, but for a bound that only a hang would pass.
/// </summary>
public sealed class HostileInputTests
{
    private const string Policy = "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: p}\n";
    private const string List = "{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":[";
    private const int MB = 1_000_000;

    public static TheoryData<string, string, string, string, int, string> Inputs => new()
    {
        { "x.yaml:1:4: an anchor", "a bomb of aliases", "a: &a [x,x,x,x,x,x,x,x,x]\n", "b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\n", 1, "kind: NetworkPolicy" },
        { "x.yaml:1:66: nested deeper than 64 levels", "brackets", "", "[", 50_000, "" },
        { "x.yaml:66:1: nested deeper than 64 levels", "brackets on lines", "", "[\n", 9 * MB, "" },
        { "x.yaml:1:1: a line of more than 2 MB", "brackets without end", "", "[{", 9 * MB, "" },
        { "x.yaml:1:131: nested deeper than 64 levels", "dashes", "", "- ", MB, "" },
        { "x.yaml:1:131: nested deeper than 64 levels", "question marks", "", "? ", MB, "" },
        { "x.yaml:1:258: nested deeper than 64 levels", "braces", "", "{a: ", MB, "" },
        { "x.yaml:1:5: a manifest must be a mapping", "a million documents", "", "--- a\n", 6 * MB, "" },
        { "x.yaml:1:1: a manifest must be a mapping", "a million ends of documents", "", "a\n...\n", 6 * MB, "" },
        { "x.yaml:2:1: not YAML", "a million broken documents", "", "--- [\n", 6 * MB, "" },
        { "x.yaml:1:1: a line of more than 2 MB", "a scalar on one line", "a: ", "x", 9 * MB, "" },
        { "x.yaml:1:1: larger than 10 MB", "a large document", "a: |\n", "  some text\n", 12 * MB, "" },
        { "x.yaml:1:1: a manifest must be a mapping", "a key of 1.9 MB", "\"", "k", 1_900_000, "\": v" },
        { "x.yaml:1:4: not YAML: a quote opens here and is not closed", "a quote that is never closed", "a: \"", "x\n ", 9 * MB, "" },
        { "x.yaml:50000:4: more than 100,000 values", "many keys", "", "a: b\n", 9 * MB, "" },
        { "x.yaml:1:200000: more than 100,000 values", "many items", "[", "a,", 1_900_000, "" },
        { "x.yaml:1:4: not YAML", "many anchors", "", "&a ", 1_900_000, "" },
        { "x.yaml:1:2: an alias", "many aliases", "[", "*a,", 1_900_000, "" },
        { "x.yaml:1:4: a tag", "tags", "a: ", "!x y,", 1_900_000, "" },
        { "x.yaml:1:1: a NUL byte", "zeros", "", "\0", MB, "" },
        { "x.yaml:5:3: spec.k: unknown field", "many unknown fields", Policy + "spec:\n", "  k: v\n", 200_000, "" },
        { "x.yaml:6:4: spec.podSelector.a: unknown field", "many labels out of place", Policy + "spec:\n podSelector:\n", "   a: b\n", 200_000, "" },
        { "x.json:1:105: nested deeper than 64 levels", "brackets in JSON", List, "[", 9 * MB, "" },
        { "x.json:1:43: a manifest must be a mapping", "many items that are none", List, "[],", 9 * MB, "" },
        { "x.json:1:43: more than 100,000 values", "an item of many values", List + "[", "1,", 9 * MB, "" },
        { "x.json:1:43: a value larger than 10 MB", "a text of 20 MB", List + "\"", "x", 20 * MB, "\"]}" },
        { "x.json:1:300011: too many items without a kind", "items that wait for a kind", "{\"items\":[", "{},", 9 * MB, "" },
        { "x.json:1:600006: more than 100,000 values", "many fields", "{", "\"a\":1,", 9 * MB, "" },
    };

    [Theory]
    [MemberData(nameof(Inputs))]
    public void Hostile_input_is_refused_with_little_memory(string expected, string what, string before, string repeated, int size, string after)
    {
        _ = what;
        var bytes = Repeat(before, repeated, size, after);
        TestRead.Errors("warm.yaml", Policy);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var errors = TestRead.Content(expected.Split(':')[0], bytes).Errors;
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        Assert.StartsWith(expected, errors[0].ToString(), StringComparison.Ordinal);
        Assert.True(allocated < 64 * MB, $"{allocated:N0} bytes");
        Assert.InRange(errors.Length, 1, 1100);
    }

    [Fact]
    public void A_million_empty_documents_are_nothing() =>
        Assert.Empty(TestRead.Content("x.yaml", Repeat("", "---\n", 4 * MB, "")).Errors);

    [Fact]
    public void What_is_valid_is_never_refused_for_its_looks()
    {
        var script = string.Concat(Enumerable.Repeat("    if [ -f x ]; then { ( [[ {{ &a *b !c\n", 200));
        var nodes = string.Concat(Enumerable.Range(0, 3000).Select(i => $"---\napiVersion: v1\nkind: ConfigMap\nmetadata: {{name: c{i}}}\ndata: {{a: b, c: d, e: f, g: h, i: j, k: l, m: n, o: p, q: r, s: t, u: v}}\n"));
        var content = TestRead.Content("x.yaml", Encoding.UTF8.GetBytes(
            $"\ufeff# {new string('[', 500)} \ufffd\napiVersion: v1\nkind: ConfigMap\nmetadata: {{name: c}}\ndata:\n  quoted: \"{new string('[', 500)}\"\n  script: |\n{script}\n    --- \n{nodes}"));
        Assert.Empty(content.Errors);
    }

    private static byte[] Repeat(string before, string repeated, int size, string after)
    {
        var text = new StringBuilder(before, before.Length + size + after.Length);
        return Encoding.UTF8.GetBytes(text.Insert(before.Length, repeated, size / repeated.Length).Append(after).ToString());
    }
}
