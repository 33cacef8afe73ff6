using System.Collections.Immutable;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Benchmarks.Generating.Making;

/// <summary>The applications that teams run, by their component: what they are called and on which ports they listen.</summary>
internal static class Applications
{
    private static readonly ContainerPort Metrics = new("metrics", 9090, Protocol.Tcp);

    /// <summary>What serves people and other applications.</summary>
    public static ImmutableArray<Application> Serving { get; } =
    [
        Of("frontend", "web", "http", 8080), Of("gateway", "web", "https", 8443), Of("portal", "web", "http", 80), Of("orders", "api", "http", 8080),
        Of("payments", "api", "grpc", 50051), Of("catalog", "api", "http", 8080), Of("search", "api", "grpc", 50051), Of("accounts", "api", "https", 8443),
        Of("mailer", "worker", "metrics", 9090), Of("billing", "worker", "http", 8080), Of("reports", "worker", "http", 80), Of("inventory", "api", "http", 8080),
    ];

    /// <summary>What keeps data, as StatefulSets.</summary>
    public static ImmutableArray<Application> Keeping { get; } =
    [
        Of("postgres", "database", "postgres", 5432), Of("mysql", "database", "mysql", 3306), Of("mongodb", "database", "mongo", 27017),
        Of("redis", "cache", "redis", 6379), Of("kafka", "queue", "kafka", 9092), Of("rabbitmq", "queue", "amqp", 5672),
    ];

    /// <summary>What runs to its end, as Jobs.</summary>
    public static ImmutableArray<Application> Running { get; } = [Of("migrate", "batch", "metrics", 9090), Of("import", "batch", "metrics", 9090), Of("cleanup", "batch", "metrics", 9090)];

    /// <summary>What collects measurements on every node.</summary>
    public static Application Collecting { get; } = new("collector", "monitoring", [new("statsd", 8125, Protocol.Udp), Metrics]);

    private static Application Of(string name, string component, string port, int number) =>
        new(name, component, port == Metrics.Name ? [Metrics] : [new(port, number, Protocol.Tcp), Metrics]);
}

/// <summary>An application.</summary>
/// <param name="Name">app.kubernetes.io/name.</param>
/// <param name="Component">app.kubernetes.io/component.</param>
/// <param name="Ports">What its pods declare, its own port first.</param>
internal sealed record Application(string Name, string Component, ImmutableArray<ContainerPort> Ports);
