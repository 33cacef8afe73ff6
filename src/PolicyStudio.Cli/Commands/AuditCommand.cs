using System.CommandLine;
using PolicyStudio.Cli.Output;
using PolicyStudio.Cli.Output.Json;
using PolicyStudio.Cli.Running;
using PolicyStudio.Cli.Sources;
using PolicyStudio.Cluster.Applying.Journaling;
using PolicyStudio.Cluster.Auditing;
using PolicyStudio.Cluster.Storing;

namespace PolicyStudio.Cli.Commands;

/// <summary><c>audit verify</c>: whether the studio's audit log is what was written.</summary>
internal static class AuditCommand
{
    public static Command Create() => new("audit", "The studio's audit log: who changed what, when and why") { Verify() };

    private static Command Verify()
    {
        var format = SharedOptions.Format("text", "json");
        var head = new Option<string?>("--head") { Description = "A hash that was noted before: without it a log whose end was cut off passes for a short one", HelpName = "HASH" };
        var data = new Option<string>("--data")
        {
            Description = "The studio's data folder; the studio's own default when left out",
            HelpName = "DIR",
            DefaultValueFactory = _ => StoreOptions.DefaultFolder,
        };
        head.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>()?.Trim() is { } hash && (hash.Length != AuditEntry.NoHash.Length || !hash.All(char.IsAsciiHexDigit)))
                result.AddError($"'{hash}' is not a head: it has {AuditEntry.NoHash.Length} hexadecimal digits, as this command prints them.");
        });
        return new Command("verify", "Goes along the chain of entries: 0 intact, 1 tampered, with the first bad entry") { head, data, format }
            .Answers(format, async run =>
            {
                var verdict = await VerifyAsync(run.Parsed.GetRequiredValue(data), run.Parsed.GetValue(head), run.Cancellation);
                return new Answer
                {
                    Text = () => [verdict.IsIntact ? $"intact: {verdict.Count} entries" : $"tampered: {verdict.Message}", $"head {verdict.Head}{(verdict.IsIntact ? "" : $" of entry {verdict.Count}, the last good one")}"],
                    Json = () => new JsonAudit(verdict.IsIntact, verdict.Count, verdict.Head, verdict.FirstBad, verdict.Message),
                    Status = verdict.IsIntact ? ExitStatus.Done : ExitStatus.Objection,
                };
            });
    }

    private static async Task<AuditVerdict> VerifyAsync(string folder, string? head, CancellationToken cancellation)
    {
        try
        {
            using var log = AuditLog.OpenReadOnly(folder) ?? throw new BadInputException($"there is no audit log in {folder}: no file {StoreOptions.FileName}");
            return await log.VerifyAsync(head, cancellation);
        }
        catch (JournalException e)
        {
            throw new BadInputException(e.Message);
        }
    }
}
