using System.CommandLine;
using PolicyStudio.Cli.Sources;
using PolicyStudio.Diagram.Text;

namespace PolicyStudio.Cli.Running;

/// <summary>One run of a command: what was asked, and where the answer goes.</summary>
/// <param name="Parsed">The arguments.</param>
/// <param name="Cancellation">Ends the run.</param>
internal sealed record CommandRun(ParseResult Parsed, CancellationToken Cancellation)
{
    /// <summary>Standard input.</summary>
    public Stream Input { get; } = Console.OpenStandardInput();

    /// <summary>How much of the sources has been read.</summary>
    public ReadCount Read { get; } = new();

    /// <summary>Where results go.</summary>
    public TextWriter Output => Parsed.InvocationConfiguration.Output;

    /// <summary>Where everything else goes.</summary>
    public TextWriter Error => Parsed.InvocationConfiguration.Error;

    /// <summary>Writes lines to standard error; what would not show is written out.</summary>
    public void Warn(IEnumerable<string> lines)
    {
        foreach (var line in lines) Error.WriteLine(VisibleText.Of(line));
    }
}
