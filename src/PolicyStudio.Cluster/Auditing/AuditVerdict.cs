namespace PolicyStudio.Cluster.Auditing;

/// <summary>Whether the audit log is what was written.</summary>
/// <param name="Count">How many entries are good, from the first one on.</param>
/// <param name="Head">The hash of the last good entry: noted elsewhere, it shows later whether the end was cut off.</param>
/// <param name="FirstBad">The number of the first entry that is not what was written; null when the log is intact.</param>
/// <param name="Message">What was found, in a sentence.</param>
public sealed record AuditVerdict(long Count, string Head, long? FirstBad, string Message)
{
    /// <summary>Whether nothing is wrong.</summary>
    public bool IsIntact => FirstBad is null;
}
