using NJsonSchema;

namespace PolicyStudio.Cli.Tests.Output;

/// <summary>What a command writes is what its schema says, and the schema can be had from the command line.</summary>
public sealed class SchemaTests
{
    private const string Conditional = """
        apiVersion: cilium.io/v2
        kind: CiliumNetworkPolicy
        metadata: {name: locked, namespace: db}
        spec: {endpointSelector: {}}
        """;

    public static TheoryData<string, string> Commands => new()
    {
        { "list", "list {demo}" },
        { "list", "list {demo} --per pod -n payments" },
        { "who", "who {demo} --to db/mysql" },
        { "who", "who {demo} --to edge/gateway --port 8080 --overlay {overlay}" },
        { "explain", "explain {demo} --from web/storefront --to payments/ledger" },
        { "explain", "explain {demo} --from 203.0.113.0/24 --to edge/gateway --overlay {overlay}" },
        { "diff", "diff {scenario}/mysql.yaml {scenario}" },
        { "diff", "diff {demo} {scenario}" },
        { "lint", "lint {demo}" },
        { "check", "check {demo} --invariants {guardrails}" },
        { "generate", "generate {demo} --to db/mysql --from-namespace name=backend --from-pod db=access_ok --port 3306" },
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_commands_output_obeys_its_schema(string command, string line)
    {
        using var overlay = new TemporaryFile(Conditional);
        string[] arguments = [.. line.Split(' ').Select(a => a.Replace("{demo}", Repository.Path("deploy/demo"), StringComparison.Ordinal).Replace("{scenario}", CommandLine.Scenario, StringComparison.Ordinal)
            .Replace("{guardrails}", Repository.Path("deploy/guardrails.yaml"), StringComparison.Ordinal).Replace("{overlay}", overlay.Path, StringComparison.Ordinal)), "-o", "json"];
        var printed = await CommandLine.RunAsync(["schema", command]);
        Assert.Equal((0, ""), (printed.Status, printed.Error));
        var schema = await JsonSchema.FromJsonAsync(printed.Output, TestContext.Current.CancellationToken);
        var (status, output, error) = await CommandLine.RunAsync(arguments);
        Assert.True(status < 2, error);
        Assert.Empty(schema.Validate(output).Select(e => e.ToString()));
        // It would find what is wrong: a member that nobody has written down.
        Assert.NotEmpty(schema.Validate(output.StartsWith('[') ? "[{\"a\": 1}]" : output[..^2] + ", \"undocumented\": 1}"));
    }
}
