using System.Diagnostics;
using System.Text;
using PolicyStudio.Cluster.Manifests;
using PolicyStudio.Engine.Reachability;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Tests.Manifests.Fuzzing;

/// <summary>Reads mutated documents. The number of a document decides all about it, so that a failure can be had again.</summary>
internal sealed class FuzzRun
{
    private const long MostBytes = 64_000_000;
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(10);

    private static readonly ClusterSnapshot Surroundings = ManifestReader.Read("around.yaml", """
        {apiVersion: v1, kind: Namespace, metadata: {name: x, labels: {team: a}}}
        ---
        {apiVersion: v1, kind: Pod, metadata: {name: a, namespace: x, labels: {app: a, pod: a}}, spec: {containers: [{ports: [{name: http, containerPort: 80}]}]}, status: {podIPs: [{ip: 10.0.0.1}]}}
        ---
        {apiVersion: v1, kind: Pod, metadata: {name: b, labels: {app: b}}, spec: {hostNetwork: true, containers: []}, status: {podIPs: [{ip: 10.0.0.2}, {ip: "fd00::2"}]}}
        """, PolicyStudio.Cluster.Manifests.Parsing.DocumentLimits.Disk).Snapshot;

    public int Read { get; private set; }

    public int Refused { get; private set; }

    public int Defects { get; private set; }

    public List<string> Failures { get; } = [];

    public (TimeSpan Time, int Document) Slowest { get; private set; }

    public void Document(int number)
    {
        var random = new Random(number);
        var (name, bytes, defect) = Mutated(random);
        try
        {
            if (Wrong(name, bytes, defect, number) is { } wrong) Fail(number, wrong, bytes);
        }
        // Whatever it is, it is the failure that is looked for.
        catch (Exception e)
        {
            Fail(number, e.ToString(), bytes);
        }
    }

    /// <summary>The mutated document of a number: a textual change, a structural one, or a defect of a policy that must be found.</summary>
    private static (string Name, byte[] Bytes, string? Defect) Mutated(Random random)
    {
        var seeds = Seeds.All;
        var kind = random.Next(3);
        if (kind == 0) return (random.Next(8) == 0 ? "f.json" : "f.yaml", TextMutation.Any(seeds.Texts[random.Next(seeds.Texts.Count)], random), null);
        var (tree, defect) = kind == 1
            ? (TreeMutation.Any(seeds.Trees[random.Next(seeds.Trees.Count)], random), null)
            : PolicyDefects.Any(seeds.Policies[random.Next(seeds.Policies.Count)], random);
        return random.Next(2) == 0
            ? ("f.json", Encoding.UTF8.GetBytes(TreeText.Json(tree)), defect)
            : ("f.yaml", Encoding.UTF8.GetBytes(TreeText.Yaml(tree)), defect);
    }

    private string? Wrong(string name, byte[] bytes, string? defect, int number)
    {
        var (watch, allocated) = (Stopwatch.StartNew(), GC.GetAllocatedBytesForCurrentThread());
        var content = TestRead.Content(name, bytes);
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        if (watch.Elapsed > Slowest.Time) Slowest = (watch.Elapsed, number);
        if (watch.Elapsed > MostTime) return $"took {watch.Elapsed}";
        if (allocated > MostBytes) return $"took {allocated:N0} bytes";
        if (number % 16 == 0 && !Same(content, TestRead.Content(name, bytes))) return "reads otherwise the second time";
        if (defect is not null) Defects++;
        if (content.Errors.IsEmpty) Read++; else Refused++;
        if (content.Errors.FirstOrDefault(e => e.Line < 1 || e.Column < 1 || e.Message.Length == 0 || e.ToString().Contains("   at ", StringComparison.Ordinal)) is { } bad) return $"an error without a place: {bad}";
        if (defect is not null && content.Errors.IsEmpty) return $"a silent pass: {defect}";
        _ = new ReachabilityEngine(content.Snapshot.Over(Surroundings)).Connections();
        return null;
    }

    private static bool Same(ManifestContent a, ManifestContent b) =>
        a.Errors.SequenceEqual(b.Errors) && a.Snapshot.Policies.SequenceEqual(b.Snapshot.Policies) && a.Snapshot.Pods.Select(p => p.Name).SequenceEqual(b.Snapshot.Pods.Select(p => p.Name));

    private void Fail(int number, string what, byte[] bytes) => Failures.Add($"document {number}: {what}\n{Encoding.UTF8.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, 2000)))}");
}
