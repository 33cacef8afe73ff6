using System.CommandLine;
using PolicyStudio.Cli.Output;
using PolicyStudio.Cli.Sources;

namespace PolicyStudio.Cli.Running;

/// <summary>How every command is run: whatever happens ends in an exit status and lines on standard error, never in a stack trace.</summary>
internal static class CommandActions
{
    /// <summary>Gives the command an action that answers in the chosen format.</summary>
    public static Command Answers(this Command command, Option<string> format, Func<CommandRun, Task<Answer>> answer) => command.Runs(async run =>
    {
        var result = await answer(run);
        run.Warn(AnswerWriter.Write(result, run.Parsed.GetRequiredValue(format), run.Output));
        return result.Status;
    });

    /// <summary>Gives the command an action that writes by itself and returns the exit status.</summary>
    public static Command Runs(this Command command, Func<CommandRun, Task<int>> action)
    {
        command.SetAction((parsed, cancellation) => RunAsync(new(parsed, cancellation), action));
        return command;
    }

    private static async Task<int> RunAsync(CommandRun run, Func<CommandRun, Task<int>> action)
    {
        try
        {
            using var progress = Progress.Start(run);
            return await action(run);
        }
        catch (BadInputException e)
        {
            run.Warn(e.Lines);
        }
        catch (IOException e)
        {
            run.Warn([$"can't read or write: {e.Message}"]);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Nobody can do anything about it but us; a stack trace would help nobody here.
            run.Warn([$"policystudio has a defect and cannot answer ({e.GetType().Name}: {e.Message}). Please report it, with the command and the input."]);
        }
        return ExitStatus.BadInput;
    }
}
