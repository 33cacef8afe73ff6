using System.CommandLine;
using PolicyStudio.Cli.Sources;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cli.Commands;

/// <summary>What every command over one source shares: the source, the namespaces shown, the format, and how errors end it.</summary>
internal sealed class SourceCommand
{
    public Argument<string> Path { get; } = new("PATH") { Description = "a file, a folder (read recursively: .yaml .yml .json), or - for standard input" };

    public Option<string[]> Namespaces { get; } = new("--namespace", "-n") { Description = "show only what touches this namespace; repeatable; filters what is shown, never what is computed" };

    public Option<string> Format { get; } = Formats("text", "json");

    /// <summary>Adds the shared arguments to a command and runs it on the snapshot; bad input ends in a message on standard error and exit status 2.</summary>
    public Command On(Command command, Func<ParseResult, ClusterSnapshot, TextWriter, int> run)
    {
        command.Add(Path);
        command.SetAction(parsed =>
        {
            var output = parsed.InvocationConfiguration;
            try
            {
                return run(parsed, SourceReader.Read(parsed.GetRequiredValue(Path), Console.In), output.Output);
            }
            catch (BadInputException e)
            {
                output.Error.WriteLine(e.Message);
                return ExitStatus.BadInput;
            }
        });
        return command;
    }

    private static Option<string> Formats(params string[] formats)
    {
        var option = new Option<string>("--output", "-o") { Description = "the format of the answer", DefaultValueFactory = _ => formats[0] };
        option.AcceptOnlyFromAmong(formats);
        return option;
    }
}
