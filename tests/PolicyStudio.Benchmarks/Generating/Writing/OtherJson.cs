using System.Text.Encodings.Web;
using System.Text.Json;
using PolicyStudio.Benchmarks.Generating.Model;
using PolicyStudio.Cluster.Manifests.Writing;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Benchmarks.Generating.Writing;

/// <summary>Writes namespaces, Services and policies.</summary>
internal sealed class OtherJson
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ObjectTemplate _namespace = ObjectTemplate.Load("namespace");
    private readonly ObjectTemplate _service = ObjectTemplate.Load("service");
    private readonly ObjectTemplate _policy = ObjectTemplate.Load("networkpolicy");

    /// <summary>Writes a namespace.</summary>
    public void Write(TextWriter writer, Namespace ns, int resourceVersion) => _namespace.Write(writer, place => place switch
    {
        "name" => ns.Name,
        "uid" => GeneratedWorkload.UidOf(ns.Reference),
        "resourceVersion" => $"{resourceVersion}",
        "labels" => JsonTexts.Labels(ns.Labels),
        _ => throw new ArgumentException(place),
    });

    /// <summary>Writes the Service in front of a workload.</summary>
    public void WriteService(TextWriter writer, GeneratedWorkload workload, int resourceVersion) => _service.Write(writer, place => place switch
    {
        "name" => workload.Name,
        "namespace" => workload.Namespace,
        "uid" => GeneratedWorkload.UidOf(new("Service", workload.Namespace, workload.Name)),
        "resourceVersion" => $"{resourceVersion}",
        "servicePorts" => JsonTexts.ServicePorts(workload.Ports),
        "selector" => JsonTexts.Labels(workload.Selector.MatchLabels),
        "type" => workload.Container == "gateway" ? "LoadBalancer" : "ClusterIP",
        _ => throw new ArgumentException(place),
    });

    /// <summary>Writes a policy.</summary>
    public void Write(TextWriter writer, NetworkPolicy policy, int resourceVersion) => _policy.Write(writer, place => place switch
    {
        "name" => policy.Name,
        "namespace" => policy.Namespace,
        "uid" => GeneratedWorkload.UidOf(policy.Reference),
        "resourceVersion" => $"{resourceVersion}",
        "spec" => ManifestWriter.Spec(policy).ToJsonString(Compact),
        _ => throw new ArgumentException(place),
    });
}
