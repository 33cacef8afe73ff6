using System.CommandLine;
using PolicyStudio.Cli.Output;
using PolicyStudio.Cli.Output.Json;
using PolicyStudio.Cli.Running;
using PolicyStudio.Cli.Sources;
using PolicyStudio.Engine.Invariants;
using PolicyStudio.Engine.Reachability;

namespace PolicyStudio.Cli.Commands;

/// <summary><c>check SOURCE --invariants FILE</c>: guardrails, each holds or is broken, with the offending connections.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var (sources, format) = (SourceOptions.One(), SharedOptions.Format("text", "json", "csv", "md", "sarif"));
        var invariants = new Option<string>("--invariants") { Description = "A YAML list of {name, to, ports, onlyFrom}", HelpName = "FILE", Required = true };
        var command = new Command("check", "Guardrails: each holds or is broken, with the offending connections") { invariants, format };
        sources.AddTo(command);
        return command.Answers(format, async run =>
        {
            var expected = InvariantFile.Read(run.Parsed.GetRequiredValue(invariants));
            var source = await sources.LoadAsync(run);
            var results = InvariantChecker.Check(source.Snapshot, expected.Invariants, run.Cancellation);
            // They stand in the file of the invariants, where a person would change them.
            List<ReportedFinding> judged = [.. results.SelectMany(r => r.Findings.Select(f => new ReportedFinding(f, expected.Places.GetValueOrDefault(r.Invariant.Name))))];
            return new Answer
            {
                Text = () => results.SelectMany(Lines),
                Json = () => new JsonCheck([.. results.Select(JsonInvariant.Of)], JsonFinding.Of([.. judged, .. source.Findings])),
                Rows = () => new(["invariant", "result", "source", "destination", "verdict", "ports", "reason"], results.SelectMany(Rows)),
                Sarif = () => judged.Concat(source.Findings).Select(f => SarifResult.Of(f, source)),
                // That one is broken is said above, connection by connection.
                Findings = [.. judged.Where(f => f.Finding.Rule != InvariantResult.Broken), .. source.Findings],
                Status = results.All(r => r.Holds) ? ExitStatus.Done : ExitStatus.Objection,
            };
        });
    }

    private static IEnumerable<string> Lines(InvariantResult result) =>
        result.Offenders.Select(v => $"  {v.Outcome.Word()}: {v.Source} => {v.Destination} on {(v.Open.IsEmpty ? v.Asked : v.Open)}: {VerdictText.Reason(v)}")
            .Prepend($"{(result.Holds ? "holds " : "broken")}  {result.Invariant.Name}");

    private static IEnumerable<Cell[]> Rows(InvariantResult result) => result.Holds
        ? [[result.Invariant.Name, "holds", "", "", "", "", ""]]
        : result.Offenders.Select(v => new Cell[]
        {
            result.Invariant.Name, "broken", Cell.Code(v.Source.Id), Cell.Code(v.Destination.Id), v.Outcome.Word(), v.Open.ToString(), VerdictText.Reason(v),
        });
}
