using System.Diagnostics;

namespace PolicyStudio.Cluster.Tests.Manifests.Fuzzing;

/// <summary>Whatever is done to a manifest: it is read, or refused with a place, quickly, and never half understood.</summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    [Fact]
    public void Mutated_documents_are_read_or_refused_with_a_place() => Run(3_000);

    /// <summary>The same over many more; their number is in POLICYSTUDIO_FUZZED_DOCUMENTS.</summary>
    [Fact]
    [Trait("Category", "nightly")]
    public void Many_mutated_documents_are_read_or_refused_with_a_place()
    {
        var count = Environment.GetEnvironmentVariable("POLICYSTUDIO_FUZZED_DOCUMENTS");
        Assert.SkipUnless(int.TryParse(count, out var documents), "POLICYSTUDIO_FUZZED_DOCUMENTS is not set");
        Run(documents);
    }

    private void Run(int documents)
    {
        var (run, watch) = (new FuzzRun(), Stopwatch.StartNew());
        for (var number = 0; number < documents && run.Failures.Count < 20; number++) run.Document(number);
        output.WriteLine($"{documents:N0} documents: {run.Read:N0} read, {run.Refused:N0} refused ({run.Defects:N0} of them policies with a known defect), slowest {run.Slowest.Time.TotalMilliseconds:N0} ms (document {run.Slowest.Document}), {watch.Elapsed.TotalSeconds:N0} s");
        Assert.True(run.Failures.Count == 0, string.Join("\n\n", run.Failures));
        Assert.InRange(run.Defects, documents / 4, documents / 2);
        Assert.InRange(run.Read, documents / 20, documents / 2);
    }
}
