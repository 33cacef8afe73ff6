using PolicyStudio.Cluster.Applying;

namespace PolicyStudio.Web.State.Applying;

/// <summary>How an apply ended, in words of the language that is spoken.</summary>
public static class OutcomeWords
{
    /// <summary>A few words: <c>Configuration matches</c>.</summary>
    public static string Of(ApplyOutcome outcome) => outcome switch
    {
        ApplyOutcome.ConfigurationMatches => OutcomeTexts.ConfigurationMatches,
        ApplyOutcome.ConfigurationDiffers => OutcomeTexts.ConfigurationDiffers,
        ApplyOutcome.Stale => OutcomeTexts.Stale,
        ApplyOutcome.Forbidden => OutcomeTexts.Forbidden,
        ApplyOutcome.RolloutFailed => OutcomeTexts.RolloutFailed,
        ApplyOutcome.Cancelled => OutcomeTexts.Cancelled,
        ApplyOutcome.Unknown => OutcomeTexts.Unknown,
        ApplyOutcome.NotJournalled => OutcomeTexts.NotJournalled,
        ApplyOutcome.NotApplicable => OutcomeTexts.NotApplicable,
        ApplyOutcome.Recovered => OutcomeTexts.Recovered,
        ApplyOutcome.NotWritten => OutcomeTexts.NotWritten,
        ApplyOutcome.Confirmed => OutcomeTexts.Confirmed,
        ApplyOutcome.Partial => OutcomeTexts.Partial,
        _ => OutcomeTexts.Refused,
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
