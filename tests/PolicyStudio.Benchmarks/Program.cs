using System.CommandLine;
using PolicyStudio.Benchmarks.Commands;

return await new RootCommand("Makes clusters of four sizes, and measures the engine, the reading and the studio on them.")
{
    GenerateCommand.Create(), GatesCommand.Create(), BenchCommand.Create(), MemoryCommand.Create(), StudioCommand.Create(), LoadCommand.Create(),
}.Parse(args).InvokeAsync(new() { ProcessTerminationTimeout = TimeSpan.FromSeconds(20) });
