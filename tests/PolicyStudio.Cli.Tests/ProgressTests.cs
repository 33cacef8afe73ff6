using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace PolicyStudio.Cli.Tests;

/// <summary>Who waits at a terminal sees that it goes on; nobody else sees anything. The input is a pipe that stays open until that has been seen.</summary>
public sealed partial class ProgressTests : IDisposable
{
    // More than is read ahead.
    private const int Pods = 40_000;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("policystudio-progress-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_terminal_shows_the_objects_that_have_been_read_and_is_wiped_in_the_end()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "there is no script(1), which makes a terminal");
        var seen = new StringBuilder();
        await RunAsync("/usr/bin/script", pipe => ["-qec", $"dotnet '{Tool}' lint -o json '{pipe}'", "/dev/null"], async (process, cancellation) =>
        {
            var read = new char[1000];
            while (!Line().IsMatch(seen.ToString()) && await process.StandardOutput.ReadAsync(read, cancellation) is > 0 and var count) seen.Append(read, 0, count);
            Assert.Matches(Line(), seen.ToString());
        }, rest => seen.Append(rest));
        Assert.Matches(@"\r\x1b\[K(?!.*reading)", seen.ToString());
    }

    [Fact]
    public async Task Standard_error_that_is_no_terminal_stays_empty()
    {
        // Longer than it takes until a terminal would show something.
        var error = await RunAsync("dotnet", pipe => [Tool, "lint", "-o", "json", pipe], (_, cancellation) => Task.Delay(2500, cancellation), _ => { });
        Assert.Equal("", error);
    }

    [GeneratedRegex(@"lint: [0-9]+ s, reading pods\.json: [1-9][0-9]*,[0-9]{3} objects, [0-9]+ MB \.\.\.")]
    private static partial Regex Line();

    private static string Tool => Path.Combine(AppContext.BaseDirectory, "policystudio.dll");

    private async Task<string> RunAsync(string program, Func<string, IEnumerable<string>> arguments, Func<Process, CancellationToken, Task> whileOpen, Action<string> output)
    {
        using var timeOut = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeOut.CancelAfter(TimeSpan.FromMinutes(2));
        var pipe = Path.Combine(_folder.FullName, "pods.json");
        using (var made = Process.Start("mkfifo", [pipe])) await made.WaitForExitAsync(timeOut.Token);
        using var process = Process.Start(new ProcessStartInfo(program, arguments(pipe)) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        try
        {
            var error = process.StandardError.ReadToEndAsync(timeOut.Token);
            await using (var writer = await Task.Run(() => new FileStream(pipe, FileMode.Open, FileAccess.Write), timeOut.Token))
            {
                await writer.WriteAsync("""{"apiVersion":"v1","kind":"PodList","items":["""u8.ToArray(), timeOut.Token);
                for (var i = 0; i < Pods; i++) await writer.WriteAsync(Pod(i), timeOut.Token);
                await writer.FlushAsync(timeOut.Token);
                await whileOpen(process, timeOut.Token);
                await writer.WriteAsync("]}"u8.ToArray(), timeOut.Token);
            }
            output(await process.StandardOutput.ReadToEndAsync(timeOut.Token));
            await process.WaitForExitAsync(timeOut.Token);
            return await error;
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private static byte[] Pod(int i) => Encoding.UTF8.GetBytes(
        $$$"""{{{(i == 0 ? "" : ",")}}}{"metadata":{"name":"web-{{{i}}}","namespace":"shop","labels":{"app":"web"}},"spec":{"containers":[]},"status":{"phase":"Running"}}""");
}
