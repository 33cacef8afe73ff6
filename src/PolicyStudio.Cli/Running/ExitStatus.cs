namespace PolicyStudio.Cli.Running;

/// <summary>The exit statuses of the contract.</summary>
internal static class ExitStatus
{
    /// <summary>Done, and nothing to object to.</summary>
    public const int Done = 0;

    /// <summary>Done, and there is something to object to.</summary>
    public const int Objection = 1;

    /// <summary>No answer: bad usage or input, or a defect of ours.</summary>
    public const int BadInput = 2;
}
