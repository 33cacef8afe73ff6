using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PolicyStudio.TestStudio;

/// <summary>
/// The real web application as a process of its own, on a free loopback port, outside Development, with a data folder of its own. Disposing
/// it stops the process the way a supervisor does, and kills it when it does not stop.
/// </summary>
public sealed partial class StudioHost : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(15);

    private readonly Process _process;
    private readonly bool _ownsData;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private StudioHost(Process process, string data, bool ownsData) => (_process, Data, _ownsData) = (process, data, ownsData);

    /// <summary>Where the studio listens, as it printed it.</summary>
    public Uri Address => _address.Task.Result;

    /// <summary>The process's id.</summary>
    public int ProcessId => _process.Id;

    /// <summary>Its data folder.</summary>
    public string Data { get; }

    /// <summary>Everything that the process wrote so far.</summary>
    public string Output
    {
        get { lock (_output) return _output.ToString(); }
    }

    /// <summary>Starts the studio and waits until it says where it listens. Without <c>--urls</c> or <c>--data</c> among the arguments, both are chosen here.</summary>
    /// <exception cref="InvalidOperationException">It did not start; the message holds what it wrote.</exception>
    public static Task<StudioHost> StartAsync(params string[] arguments) => StartAssemblyAsync(Places.StudioAssembly, arguments);

    /// <summary>As <see cref="StartAsync"/>, for a studio that was published elsewhere.</summary>
    /// <param name="assembly">Its <c>PolicyStudio.Web.dll</c>.</param>
    /// <param name="arguments">The command line.</param>
    /// <exception cref="InvalidOperationException">It did not start; the message holds what it wrote.</exception>
    public static async Task<StudioHost> StartAssemblyAsync(string assembly, params string[] arguments)
    {
        var given = Array.IndexOf(arguments, "--data");
        var folder = given < 0 ? Directory.CreateTempSubdirectory("policystudio-data-").FullName : arguments[given + 1];
        string[] data = given < 0 ? ["--data", folder] : [];
        string[] urls = arguments.Contains("--urls") ? [] : ["--urls", "http://127.0.0.1:0"];
        var start = StudioRun.Start(assembly, [.. arguments, .. data, .. urls]);

        var host = new StudioHost(new Process { StartInfo = start, EnableRaisingEvents = true }, folder, ownsData: given < 0);
        host.Begin();
        try
        {
            await host._address.Task.WaitAsync(StartTimeout);
            return host;
        }
        catch (Exception failed)
        {
            await host.DisposeAsync();
            throw new InvalidOperationException($"The studio did not start. It wrote:\n{host.Output}", failed);
        }
    }

    /// <summary>Ends the process at once, as a crash does.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            using (var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)])) await kill.WaitForExitAsync();
            using var timeout = new CancellationTokenSource(StopTimeout);
            try { await _process.WaitForExitAsync(timeout.Token); }
            catch (OperationCanceledException) { await KillAsync(); }
        }
        _process.Dispose();
        if (_ownsData) Directory.Delete(Data, recursive: true);
    }

    private void Begin()
    {
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
        _process.Exited += (_, _) => _address.TrySetException(new InvalidOperationException("The process has ended."));
        _process.Start();
        _process.StandardInput.Close();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private void Read(string? line)
    {
        if (line is null) return;
        lock (_output) _output.AppendLine(line);
        if (Opened().Match(line) is { Success: true } match) _address.TrySetResult(new Uri(match.Groups[1].Value));
    }

    [GeneratedRegex(@"^Open (http://\S+) ")]
    private static partial Regex Opened();
}
