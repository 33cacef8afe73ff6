using System.CommandLine;
using PolicyStudio.Cli.Output;
using PolicyStudio.Cli.Output.Json;
using PolicyStudio.Cli.Reports;
using PolicyStudio.Cli.Running;
using PolicyStudio.Engine.Objects;

namespace PolicyStudio.Cli.Commands;

/// <summary><c>lint SOURCE</c>: findings about policies and labels.</summary>
internal static class LintCommand
{
    public static Command Create()
    {
        var (sources, namespaces, format) = (SourceOptions.One(), SharedOptions.Namespaces(), SharedOptions.Format("text", "json", "csv", "md", "sarif"));
        var command = new Command("lint", "Policies and labels that probably do not do what was meant; exits with 1 where one is an error") { namespaces, format };
        sources.AddTo(command);
        return command.Answers(format, async run =>
        {
            var source = await sources.LoadAsync(run);
            var shown = new ShownNamespaces(run.Parsed.GetRequiredValue(namespaces));
            shown.WarnOfUnknown(run, source);
            var found = shown.Of(LintFindings.Of(source, run.Cancellation));
            var findings = found.Concat(shown.Of(LintFindings.Beside(source))).ToList();
            return new Answer
            {
                Text = () => findings.Count == 0 ? ["nothing to object to"] : findings.Select(FindingText.Of),
                Json = () => new JsonLint(JsonFinding.Of(findings)),
                Rows = () => FindingText.Rows(findings),
                Sarif = () => findings.Select(f => SarifResult.Of(f, source)),
                // What could not be read is no error of what could.
                Status = found.Any(f => f.Finding.Level == FindingLevel.Error) ? ExitStatus.Objection : ExitStatus.Done,
            };
        });
    }
}
