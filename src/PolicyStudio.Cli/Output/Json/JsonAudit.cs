namespace PolicyStudio.Cli.Output.Json;

internal sealed record JsonAudit(bool Intact, long Entries, string Head, long? FirstBad, string Message);
