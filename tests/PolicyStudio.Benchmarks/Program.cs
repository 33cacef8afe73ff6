using System.CommandLine;
using PolicyStudio.Benchmarks.Commands;

return await new RootCommand("Makes clusters of four sizes, and measures the engine and the reading on them.")
{
    GenerateCommand.Create(), GatesCommand.Create(), BenchCommand.Create(), MemoryCommand.Create(), LoadCommand.Create(),
}.Parse(args).InvokeAsync();
