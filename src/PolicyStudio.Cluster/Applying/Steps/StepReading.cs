namespace PolicyStudio.Cluster.Applying.Steps;

/// <summary>How a write stands towards the object as it is now.</summary>
/// <param name="State">Not written, written, or neither.</param>
/// <param name="Message">What was found, in a sentence for people.</param>
public sealed record StepReading(StepState State, string Message);

/// <summary>The states of a write.</summary>
public enum StepState
{
    /// <summary>The object is as it was when the plan was computed.</summary>
    Before,

    /// <summary>The object is as the step leaves it.</summary>
    After,

    /// <summary>Neither: somebody else has changed what the step writes, or the object is another one.</summary>
    Other,

    /// <summary>It could not be read.</summary>
    Unknown,
}
