namespace PolicyStudio.Cli.Commands;

/// <summary>The exit statuses of the contract.</summary>
internal static class ExitStatus
{
    /// <summary>Done, and nothing to object to.</summary>
    public const int Done = 0;

    /// <summary>Done, and there is something to object to.</summary>
    public const int Objection = 1;

    /// <summary>Bad usage or input.</summary>
    public const int BadInput = 2;
}
