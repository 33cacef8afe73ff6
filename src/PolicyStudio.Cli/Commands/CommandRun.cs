using System.CommandLine;
using PolicyStudio.Cli.Sources;

namespace PolicyStudio.Cli.Commands;

/// <summary>How every command is run: bad input ends in its message on standard error and exit status 2, never in a stack trace.</summary>
internal static class CommandRun
{
    /// <summary>Gives the command its action.</summary>
    public static Command Runs(this Command command, Func<ParseResult, TextWriter, int> run)
    {
        command.SetAction(parsed =>
        {
            try
            {
                return run(parsed, parsed.InvocationConfiguration.Output);
            }
            catch (BadInputException e)
            {
                parsed.InvocationConfiguration.Error.WriteLine(e.Message);
                return ExitStatus.BadInput;
            }
        });
        return command;
    }
}
