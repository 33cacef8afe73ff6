using System.CommandLine;
using PolicyStudio.Benchmarks.Gates.Measuring;
using PolicyStudio.Benchmarks.Gates.Parts;
using PolicyStudio.Benchmarks.Operations;

namespace PolicyStudio.Benchmarks.Commands;

/// <summary><c>load</c>: what a process of its own does to have its memory measured.</summary>
internal static class LoadCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("folder") { Description = "A folder of lists." };
        var command = new Command(LoadProcess.Command, "Reads a folder, builds the matrix, and prints the peak of resident memory in bytes.") { folder };
        command.SetAction(result =>
        {
            var matrix = EngineOperations.BuildMatrix(EngineOperations.Prepare(ReadingOperations.Read(result.GetRequiredValue(folder))));
            Console.WriteLine(Memory.PeakResident());
            GC.KeepAlive(matrix);
            return 0;
        });
        return command;
    }
}
