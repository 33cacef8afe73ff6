namespace PolicyStudio.Browser.Tests.Scenario;

/// <summary>
/// The founding scenario with its names, none of which the product may know: a database that everyone reaches, and one of two workloads of
/// a namespace that shall reach it alone.
/// </summary>
internal sealed record ScenarioNames
{
    /// <summary>The names of the founding document.</summary>
    public static ScenarioNames Founding { get; } = new();

    public string TargetNamespace { get; init; } = "db";

    public string Target { get; init; } = "mysql";

    public string SourceNamespace { get; init; } = "backend";

    public string Source { get; init; } = "orders";

    public string Neighbour { get; init; } = "mailer";

    public string WebNamespace { get; init; } = "web";

    public string Web { get; init; } = "storefront";

    public string OpsNamespace { get; init; } = "ops";

    public string Backup { get; init; } = "backup";

    public string NamespaceKey { get; init; } = "name";

    public string NamespaceValue { get; init; } = "backend";

    public string PodKey { get; init; } = "db";

    public string PodValue { get; init; } = "access_ok";

    public int Port { get; init; } = 3306;

    public int OtherPort { get; init; } = 9104;

    public string Policy { get; init; } = "allow-specific-backend-to-db";

    public string NamespaceLabel => $"{NamespaceKey}={NamespaceValue}";

    public string PodLabel => $"{PodKey}={PodValue}";

    /// <summary>Everybody but the one who shall reach the target.</summary>
    public string[] Others => [$"{SourceNamespace}/{Neighbour}", $"{WebNamespace}/{Web}", $"{OpsNamespace}/{Backup}"];

    /// <summary>The same story under names drawn at random.</summary>
    public static ScenarioNames Random(Random random)
    {
        string Name(string prefix) => $"{prefix}-{random.Next(0x1000, 0xffff):x}";
        var (target, source) = (Name("store"), Name("team"));
        return new()
        {
            TargetNamespace = target,
            Target = Name("ledger"),
            SourceNamespace = source,
            Source = Name("billing"),
            Neighbour = Name("digest"),
            WebNamespace = Name("shop"),
            Web = Name("front"),
            OpsNamespace = Name("tools"),
            Backup = Name("dump"),
            NamespaceKey = $"example.com/{Name("tenant")}",
            NamespaceValue = Name("value"),
            PodKey = Name("reads"),
            PodValue = Name("Yes_1"),
            Port = random.Next(1024, 20_000),
            OtherPort = random.Next(20_001, 40_000),
            Policy = Name("only-billing"),
        };
    }

    /// <summary>The cluster before anyone protects the target. The backup is a Job: the test API server is older than batch/v1's CronJob.</summary>
    public string Manifest() => $$$"""
        {{{Namespace(TargetNamespace)}}}
        {{{Namespace(SourceNamespace)}}}
        {{{Namespace(WebNamespace)}}}
        {{{Namespace(OpsNamespace)}}}
        {{{Deployment(SourceNamespace, Source, 3)}}}
        {{{Deployment(SourceNamespace, Neighbour, 1)}}}
        {{{Deployment(WebNamespace, Web, 2, $", {PodKey}: {PodValue}")}}}
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: {{{Target}}}, namespace: {{{TargetNamespace}}}}
        spec:
          replicas: 2
          serviceName: {{{Target}}}
          selector: {matchLabels: {app: {{{Target}}} }}
          template:
            metadata: {labels: {app: {{{Target}}} }}
            spec:
              containers:
              - {name: main, image: example/db, ports: [{name: data, containerPort: {{{Port}}} }, {name: metrics, containerPort: {{{OtherPort}}} }]}
        ---
        apiVersion: batch/v1
        kind: Job
        metadata: {name: {{{Backup}}}, namespace: {{{OpsNamespace}}} }
        spec:
          template:
            metadata: {labels: {app: {{{Backup}}} }}
            spec: {restartPolicy: Never, containers: [{name: main, image: example/backup}]}
        """;

    private static string Namespace(string name) =>
        $"apiVersion: v1\nkind: Namespace\nmetadata: {{name: {name}, labels: {{kubernetes.io/metadata.name: {name}}}}}\n---";

    private static string Deployment(string ns, string name, int replicas, string label = "") => $$$"""
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: {{{name}}}, namespace: {{{ns}}} }
        spec:
          replicas: {{{replicas}}}
          selector: {matchLabels: {app: {{{name}}} }}
          template:
            metadata: {labels: {app: {{{name}}}{{{label}}} }}
            spec: {containers: [{name: main, image: example/app}]}
        ---
        """;
}
