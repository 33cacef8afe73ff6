using System.Text;
using PolicyStudio.Cluster.Manifests;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Cluster.Tests.Manifests.Fuzzing;

namespace PolicyStudio.Cluster.Tests.Manifests;

/// <summary>JSON lists of any length are read item by item.</summary>
public sealed class JsonStreamTests
{
    [Fact]
    public void A_list_of_60_MB_takes_no_more_memory_than_what_is_kept_of_it()
    {
        using var dump = new PodDump(12_000);
        var content = ManifestReader.Read([new ManifestSource("-", () => dump)], DocumentLimits.Disk);
        Assert.Empty(content.Errors);
        Assert.Equal(12_000, content.Snapshot.Pods.Length);
        Assert.Equal("10.0.46.223", content.Snapshot.Pods.Single(p => p.Name == "p11999").Addresses.Single().ToString());
        Assert.True(dump.Length > 60_000_000, $"{dump.Length:N0} bytes");
        // Reading it as one text would take 60 MB of bytes, 120 MB of text and more for its nodes.
        Assert.True(dump.PeakMemory < 80_000_000, $"{dump.PeakMemory:N0} bytes");
    }

    [Fact]
    public void Errors_in_a_list_have_their_places_and_do_not_hide_the_other_items()
    {
        var content = TestRead.Content("dump.json", Encoding.UTF8.GetBytes("""
            {"apiVersion": "v1", "items": [
              {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "x", "labels": {"größe": "ß", "n": 1}}},
              {"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy", "metadata": {"name": "p"},
               "spec": {"podSelecter": {}}},
              {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a"}}
            ], "kind": "List"}
            """));
        Assert.Equal(["dump.json:2:101: metadata.labels.n: must be a string, not a number; write \"1\" in quotes", "dump.json:4:13: spec.podSelecter: unknown field, did you mean podSelector?"],
            content.Errors.Select(e => e.ToString()));
        Assert.Equal("a", Assert.Single(content.Snapshot.Pods).Name);
    }

    [Fact]
    public void A_typed_list_may_say_its_kind_behind_its_items()
    {
        var content = TestRead.Content("dump.json", Encoding.UTF8.GetBytes("""{"items": [{"metadata": {"name": "a"}}], "apiVersion": "v1", "kind": "PodList"}"""));
        Assert.Empty(content.Errors);
        Assert.Equal("a", Assert.Single(content.Snapshot.Pods).Name);
    }

    [Fact]
    public void Values_may_follow_one_another()
    {
        const string Pod = """{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "NAME"}}""";
        var content = TestRead.Content("-", Encoding.UTF8.GetBytes(Pod.Replace("NAME", "a", StringComparison.Ordinal) + "\n" + Pod.Replace("NAME", "b", StringComparison.Ordinal)));
        Assert.Empty(content.Errors);
        Assert.Equal(["a", "b"], content.Snapshot.Pods.Select(p => p.Name));
    }

    /// <summary>A dump as kubectl makes it, made while it is read, a chunk of one size or another at a time.</summary>
    private sealed class PodDump : Stream
    {
        private static readonly string Padding = new('x', 5000);
        private readonly long _before = GC.GetTotalMemory(true);
        private readonly Random _random = new(1);
        private readonly IEnumerator<byte[]> _chunks;
        private ReadOnlyMemory<byte> _left;
        private long _length;

        public PodDump(int pods) => _chunks = Chunks(pods).GetEnumerator();

        /// <summary>The most memory that was in use while it was read, beyond what was before.</summary>
        public long PeakMemory { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => _length;

        public override long Position { get => _length; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (_left.IsEmpty && _chunks.MoveNext()) _left = _chunks.Current;
            var read = Math.Min(Math.Min(count, _left.Length), _random.Next(1, 8000));
            _left[..read].CopyTo(buffer.AsMemory(offset));
            _left = _left[read..];
            _length += read;
            return read;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        private IEnumerable<byte[]> Chunks(int pods)
        {
            yield return Encoding.UTF8.GetBytes("{\n  \"apiVersion\": \"v1\",\n  \"items\": [");
            for (var i = 0; i < pods; i++)
            {
                if (i % 1000 == 0) PeakMemory = Math.Max(PeakMemory, GC.GetTotalMemory(true) - _before);
                yield return Encoding.UTF8.GetBytes((i == 0 ? "" : ",") + Pod(i));
            }
            yield return Encoding.UTF8.GetBytes("],\n  \"kind\": \"List\"\n}\n");
        }

        private static string Pod(int i) => $$$"""

                {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "p{{{i}}}", "namespace": "x", "labels": {"app": "a{{{i % 50}}}"}, "annotations": {"note": "{{{Padding}}}"}},
                 "spec": {"containers": [{"name": "c", "ports": [{"containerPort": 8080}]}]}, "status": {"podIPs": [{"ip": "10.0.{{{i / 256}}}.{{{i % 256}}}"}]}}
            """;
    }
}
