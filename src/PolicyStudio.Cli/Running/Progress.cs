using System.Globalization;
using PolicyStudio.Cli.Sources;
using PolicyStudio.Diagram.Text;

namespace PolicyStudio.Cli.Running;

/// <summary>A line on standard error while the work takes more than a second; nothing where that is no terminal.</summary>
internal sealed class Progress : IDisposable
{
    private const int Megabyte = 1_000_000;

    // The line must not be longer than the terminal.
    private const int LongName = 24;

    private readonly Lock _gate = new();
    private readonly TextWriter _error;
    private readonly Timer _timer;
    private int _seconds;
    private bool _isDone;

    private Progress(TextWriter error, string command, ReadCount read)
    {
        _error = error;
        _timer = new(_ => Show(command, read), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
    }

    /// <summary>Begins to watch a command; dispose it when the answer is there. Null where nobody watches.</summary>
    public static Progress? Start(CommandRun run) =>
        Console.IsErrorRedirected ? null : new(run.Error, run.Parsed.CommandResult.Command.Name, run.Read);

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _isDone = true;
            if (_seconds > 0) Write("");
        }
        _timer.Dispose();
    }

    private void Show(string command, ReadCount read)
    {
        lock (_gate)
        {
            if (!_isDone) Write(string.Create(CultureInfo.InvariantCulture, $"{command}: {++_seconds} s{Reading(read)} ..."));
        }
    }

    // Little is read at once; of much a person sees how far it is. What comes through a pipe does not tell its length.
    private static string Reading(ReadCount read)
    {
        var (bytes, expected) = (read.Bytes, read.Expected);
        if (bytes < Megabyte || read.Source is not { } source) return "";
        if (bytes == expected) return string.Create(CultureInfo.InvariantCulture, $", {read.Objects:N0} objects read");
        var of = expected > bytes ? string.Create(CultureInfo.InvariantCulture, $" of {expected / Megabyte}") : "";
        return string.Create(CultureInfo.InvariantCulture, $", reading {Name(source)}: {read.Objects:N0} objects, {bytes / Megabyte}{of} MB");
    }

    private static string Name(string source)
    {
        var name = source == "-" ? "standard input" : VisibleText.Of(Path.GetFileName(source));
        return name.Length <= LongName ? name : $"{name[..LongName]}…";
    }

    // The line is written over itself, and wiped out in the end.
    private void Write(string text)
    {
        _error.Write($"\r{text}\u001b[K");
        _error.Flush();
    }
}
