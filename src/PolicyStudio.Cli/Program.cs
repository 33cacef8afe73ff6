using System.CommandLine;
using System.CommandLine.Invocation;
using System.Text;
using PolicyStudio.Cli.Commands;
using PolicyStudio.Cli.Running;

var root = new RootCommand("Answers about Kubernetes NetworkPolicy over manifests or a live cluster: who reaches whom, and why.")
{
    ListCommand.Create(), WhoCommand.Create(), ExplainCommand.Create(), DiffCommand.Create(), LintCommand.Create(), CheckCommand.Create(), GenerateCommand.Create(), RenderCommand.Create(),
};
var result = root.Parse(args);
if (result.Action is ParseErrorAction usage)
{
    // The help is a command away; on standard output it would pass for an answer.
    usage.ShowHelp = false;
}
// The same bytes whatever the terminal's locale; a reader that has gone away (head) is no error.
await using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { NewLine = "\n", AutoFlush = true };
var status = await result.InvokeAsync(new()
{
    Output = output,
    EnableDefaultExceptionHandler = false,
    // An interrupt ends the process at once: nothing is left half-done.
    ProcessTerminationTimeout = null,
});
// Bad usage is exit status 2, as the contract says; the library's own is 1, which here means that something was objected to.
return result.Errors.Count > 0 ? ExitStatus.BadInput : status;
