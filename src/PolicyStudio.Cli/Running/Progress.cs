using System.Globalization;
using PolicyStudio.Cli.Sources;

namespace PolicyStudio.Cli.Running;

/// <summary>A line on standard error while the work takes more than a second; nothing where that is no terminal.</summary>
internal sealed class Progress : IDisposable
{
    private const int Megabyte = 1_000_000;

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
            if (!_isDone) Write(Line(command, ++_seconds, read.Bytes));
        }
    }

    // Little is read at once; of much a person sees that it goes on.
    private static string Line(string command, int seconds, long bytes) => bytes < Megabyte
        ? string.Create(CultureInfo.InvariantCulture, $"{command}: {seconds} s ...")
        : string.Create(CultureInfo.InvariantCulture, $"{command}: {seconds} s, {bytes / Megabyte} MB read ...");

    // The line is written over itself, and wiped out in the end.
    private void Write(string text)
    {
        _error.Write($"\r{text}\u001b[K");
        _error.Flush();
    }
}
