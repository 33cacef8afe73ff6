using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace PolicyStudio.Cli.Running;

/// <summary>The library's help with examples below it, so that nobody needs a manual.</summary>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    private const string Statuses = """
        Exit status:
          0  done, and nothing to object to
          1  done, and check is broken, lint has errors, diff --exit-code differs, or the audit log was tampered with
          2  no answer: bad usage or input, or a defect of ours
        """;

    /// <summary>Puts it in the place of a root command's help.</summary>
    public static void AddTo(RootCommand root)
    {
        foreach (var option in root.Options.OfType<HelpOption>())
            if (option.Action is HelpAction action) option.Action = new HelpWithExamples(action);
    }

    /// <summary>Who asks for help need not have given what the command wants.</summary>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var status = help.Invoke(parseResult);
        var (output, command) = (parseResult.InvocationConfiguration.Output, parseResult.CommandResult.Command);
        output.WriteLine("Examples:");
        foreach (var (what, line) in Examples.Of(command is RootCommand ? "" : command.Name)) output.WriteLine($"  # {what}\n  {line.ReplaceLineEndings("\n  ")}\n");
        output.WriteLine(Statuses);
        return status;
    }
}
