using PolicyStudio.Cluster.Applying;

namespace PolicyStudio.Web.State.Applying;

/// <summary>How an apply ended, in words.</summary>
public static class OutcomeWords
{
    /// <summary>A few words: <c>Configuration matches</c>.</summary>
    public static string Of(ApplyOutcome outcome) => outcome switch
    {
        ApplyOutcome.ConfigurationMatches => "Configuration matches",
        ApplyOutcome.ConfigurationDiffers => "Written, but the cluster shows something else",
        ApplyOutcome.Stale => "The cluster has moved",
        ApplyOutcome.Forbidden => "Not allowed",
        ApplyOutcome.RolloutFailed => "A rollout did not end",
        ApplyOutcome.Cancelled => "Stopped",
        ApplyOutcome.Unknown => "A write has no clear answer",
        ApplyOutcome.NotJournalled => "The journal cannot be written",
        ApplyOutcome.NotApplicable => "Not applied",
        ApplyOutcome.Recovered => "Interrupted, and wholly written",
        ApplyOutcome.NotWritten => "Interrupted, and not written",
        ApplyOutcome.Confirmed => "Confirmed",
        ApplyOutcome.Partial => "Interrupted, and written in part",
        _ => "Refused",
    };

    /// <summary>The tag's colour: allow where all is as predicted, unsure where somebody should look, deny where it was not carried out.</summary>
    public static string StyleOf(ApplyOutcome outcome) => outcome switch
    {
        ApplyOutcome.ConfigurationMatches or ApplyOutcome.Confirmed => "allow",
        ApplyOutcome.ConfigurationDiffers or ApplyOutcome.Recovered or ApplyOutcome.Cancelled or ApplyOutcome.Partial or ApplyOutcome.Unknown => "unsure",
        ApplyOutcome.NotWritten => "",
        _ => "deny",
    };
}
