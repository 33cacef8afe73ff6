using System.CommandLine;
using PolicyStudio.Cli.Commands;

var root = new RootCommand("Answers about Kubernetes NetworkPolicy over manifests: who reaches whom, and why.")
{
    ListCommand.Create(), WhoCommand.Create(), ExplainCommand.Create(), DiffCommand.Create(), GenerateCommand.Create(),
};
var result = root.Parse(args);
// Bad usage is exit status 2, as the contract says; the library's own is 1, which here means that something was objected to.
var status = await result.InvokeAsync(new() { EnableDefaultExceptionHandler = false });
return result.Errors.Count > 0 ? ExitStatus.BadInput : status;
