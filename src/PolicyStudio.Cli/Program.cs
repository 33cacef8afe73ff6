using System.CommandLine;
using System.CommandLine.Invocation;
using System.Text;
using PolicyStudio.Cli.Commands;
using PolicyStudio.Cli.Running;

var root = new RootCommand("Answers about Kubernetes NetworkPolicy over manifests or a live cluster: who reaches whom, and why.")
{
    ListCommand.Create(), WhoCommand.Create(), ExplainCommand.Create(), DiffCommand.Create(), LintCommand.Create(), CheckCommand.Create(), GenerateCommand.Create(), RenderCommand.Create(),
    AuditCommand.Create(), SchemaCommand.Create(), CompletionCommand.Create(),
};
HelpWithExamples.AddTo(root);
var result = root.Parse(args);
// On standard output the help would pass for an answer; it is a word away.
var usage = result.Action as ParseErrorAction;
if (usage is not null) usage.ShowHelp = false;
// The same bytes whatever the terminal's locale; a reader that has gone away (head) is no error.
await using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
var status = await result.InvokeAsync(new()
{
    // What the library says about bad usage is no answer.
    Output = usage is null ? output : Console.Error,
    EnableDefaultExceptionHandler = false,
    // An interrupt ends the process at once: nothing is left half-done.
    ProcessTerminationTimeout = null,
});
if (usage is null) return status;
var path = result.CommandResult.Command.Parents.OfType<Command>().Append(result.CommandResult.Command).Where(c => c is not RootCommand).Select(c => c.Name + " ");
Console.Error.WriteLine($"See policystudio {string.Concat(path)}--help.");
// The library's own status is 1, which here means that something was objected to.
return ExitStatus.BadInput;
