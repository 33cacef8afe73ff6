using System.CommandLine;
using PolicyStudio.Cli.Running;

namespace PolicyStudio.Cli.Commands;

/// <summary><c>schema COMMAND</c>: the JSON schema of a command's output.</summary>
internal static class SchemaCommand
{
    private static readonly string[] Names = ["list", "who", "explain", "diff", "lint", "check", "generate", "audit"];

    public static Command Create()
    {
        var name = new Argument<string>("COMMAND") { Description = $"One of {string.Join(", ", Names)}" };
        name.AcceptOnlyFromAmong(Names);
        return new Command("schema", "The JSON schema of what a command writes with -o json") { name }.Runs(async run =>
        {
            await using var schema = typeof(SchemaCommand).Assembly.GetManifestResourceStream($"{run.Parsed.GetRequiredValue(name)}.schema.json")!;
            using var reader = new StreamReader(schema);
            await run.Output.WriteAsync(await reader.ReadToEndAsync(run.Cancellation));
            return ExitStatus.Done;
        });
    }
}
