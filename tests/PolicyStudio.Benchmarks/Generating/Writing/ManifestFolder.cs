using System.Text;
using System.Text.Json.Nodes;
using PolicyStudio.Benchmarks.Generating.Model;
using PolicyStudio.Cluster.Manifests.Writing;

namespace PolicyStudio.Benchmarks.Generating.Writing;

/// <summary>Writes a cluster as people keep it in a repository: one YAML file a namespace, what a server adds left out, no live pods.</summary>
internal static class ManifestFolder
{
    private static readonly string[] OfTheServer = ["uid", "resourceVersion", "generation", "creationTimestamp", "managedFields"];

    /// <summary>Writes the files into a folder, which is made where it is not there.</summary>
    public static void Write(GeneratedCluster cluster, string folder)
    {
        Directory.CreateDirectory(folder);
        var (controllers, others) = (new ControllerJson(), new OtherJson());
        var (workloads, policies) = (cluster.Workloads.ToLookup(w => w.Namespace), cluster.Policies.ToLookup(p => p.Namespace));
        foreach (var ns in cluster.Namespaces)
        {
            using var file = new StreamWriter(Path.Combine(folder, ns.Name + ".yaml"), false, new UTF8Encoding(false));
            Add(file, "v1", "Namespace", writer => others.Write(writer, ns, 0));
            foreach (var workload in workloads[ns.Name])
            {
                Add(file, workload.Kind == "Job" ? "batch/v1" : "apps/v1", workload.Kind, writer => controllers.Write(writer, workload, 0));
                if (workload.Kind is "Deployment" or "StatefulSet") Add(file, "v1", "Service", writer => others.WriteService(writer, workload, 0));
            }
            foreach (var policy in policies[ns.Name]) Add(file, "networking.k8s.io/v1", "NetworkPolicy", writer => others.Write(writer, policy, 0));
        }
    }

    private static void Add(StreamWriter file, string version, string kind, Action<TextWriter> write)
    {
        var text = new StringWriter();
        write(text);
        var written = JsonNode.Parse(text.ToString())!.AsObject();
        var document = new JsonObject { ["apiVersion"] = version, ["kind"] = kind };
        foreach (var (field, value) in written.Where(f => f.Key != "status")) document[field] = value!.DeepClone();
        foreach (var field in OfTheServer) document["metadata"]!.AsObject().Remove(field);
        if (kind == "Job") WithoutGenerated(document);
        file.Write("---\n");
        file.Write(ManifestWriter.Yaml(document));
    }

    // A Job's selector and the labels that it goes by are made by the server.
    private static void WithoutGenerated(JsonObject job)
    {
        job["spec"]!.AsObject().Remove("selector");
        foreach (var labels in new[] { job["metadata"]!["labels"]!, job["spec"]!["template"]!["metadata"]!["labels"]! })
            foreach (var generated in new[] { "controller-uid", "job-name" }) labels.AsObject().Remove(generated);
    }
}
