using PolicyStudio.TestCluster;

namespace PolicyStudio.Cluster.Tests.Applying.Writing;

/// <summary>The founding scenario's objects in namespaces of a test's own.</summary>
internal static class ScenarioObjects
{
    /// <summary>mysql, orders and mailer; waits until they run.</summary>
    public static async Task ApplyAsync(TestApiServer server, string backend, string db)
    {
        await server.Kubectl.ApplyAsync(string.Join("---\n",
            Workload("StatefulSet", db, "mysql", 2, "serviceName: mysql"), Workload("Deployment", backend, "orders", 3), Workload("Deployment", backend, "mailer", 1)));
        await server.Kubectl.RunAsync("rollout", "status", "statefulset/mysql", "-n", db, "--timeout=60s");
        await server.Kubectl.RunAsync("rollout", "status", "deployment/orders", "-n", backend, "--timeout=60s");
        await server.Kubectl.RunAsync("rollout", "status", "deployment/mailer", "-n", backend, "--timeout=60s");
    }

    /// <summary>A Deployment or StatefulSet with one container that listens on 3306.</summary>
    public static string Workload(string kind, string ns, string name, int replicas, string more = "") => $"""
        apiVersion: apps/v1
        kind: {kind}
        metadata:
          name: {name}
          namespace: {ns}
        spec:
          replicas: {replicas}
          {more}
          selector:
            matchLabels:
              app: {name}
          template:
            metadata:
              labels:
                app: {name}
            spec:
              containers:
              - name: c
                image: image:1
                ports:
                - containerPort: 3306

        """;
}
