namespace PolicyStudio.Web.State.Commands;

/// <summary>What a command is about, in the order in which groups are shown where their commands fit equally well.</summary>
public enum CommandGroup
{
    /// <summary>A page to go to.</summary>
    Pages,

    /// <summary>Something to do on the page.</summary>
    Actions,

    /// <summary>A question about a workload.</summary>
    Workloads,

    /// <summary>A namespace.</summary>
    Namespaces,

    /// <summary>A policy.</summary>
    Policies,
}
