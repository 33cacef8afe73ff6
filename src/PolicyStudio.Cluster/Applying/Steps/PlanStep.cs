using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Cluster.Applying.Steps;

/// <summary>One step of a plan: a write, or the wait for a rollout.</summary>
public abstract record PlanStep
{
    private protected PlanStep() { }

    /// <summary>The object it is about.</summary>
    public abstract ObjectReference Object { get; }

    /// <summary>One line for people.</summary>
    public abstract string Summary { get; }
}

/// <summary>A write of one object, with its precondition: how the object was when the plan was computed.</summary>
public abstract record WriteStep : PlanStep
{
    private protected WriteStep() { }

    /// <summary>The API's verb for it: create, update, patch or delete.</summary>
    public abstract string Verb { get; }
}
