namespace PolicyStudio.Web.State.Targets;

/// <summary>What is asked about a target.</summary>
public enum AskedDirections
{
    /// <summary>Who reaches it.</summary>
    Ingress,

    /// <summary>Whom it reaches.</summary>
    Egress,

    /// <summary>Both.</summary>
    Both,
}
