using System.CommandLine;
using PolicyStudio.Benchmarks.Generating;
using PolicyStudio.Benchmarks.Generating.Model;
using PolicyStudio.Benchmarks.Generating.Statistics;
using PolicyStudio.Benchmarks.Generating.Writing;

namespace PolicyStudio.Benchmarks.Commands;

/// <summary><c>generate</c>: writes a cluster to disk.</summary>
internal static class GenerateCommand
{
    public static Command Create()
    {
        var size = new Option<string>("--size") { Description = "S, M, L or XL.", Required = true };
        var seed = new Option<int>("--seed") { Description = "What the cluster is drawn with.", DefaultValueFactory = _ => 1 };
        var form = new Option<string>("--as") { Description = "lists: one JSON list a kind. manifests: one YAML file a namespace.", DefaultValueFactory = _ => "lists" };
        var output = new Option<string>("--out") { Description = "The folder to write to.", Required = true };
        form.AcceptOnlyFromAmong("lists", "manifests");
        size.AcceptOnlyFromAmong([.. ClusterSize.All.Select(s => s.Name)]);
        var command = new Command("generate", "Writes a generated cluster, and says what is in it.") { size, seed, form, output };
        command.SetAction(result =>
        {
            var wanted = ClusterSize.Of(result.GetRequiredValue(size));
            var cluster = ClusterGenerator.Generate(wanted, result.GetValue(seed));
            Action<GeneratedCluster, string> write = result.GetRequiredValue(form) == "lists" ? ApiLists.Write : ManifestFolder.Write;
            write(cluster, result.GetRequiredValue(output));
            var checks = StatisticsCheck.Of(cluster, cluster.ToSnapshot(), wanted);
            Console.WriteLine($"{wanted}, seed {cluster.Seed}");
            foreach (var check in checks) Console.WriteLine(check);
            return checks.All(c => c.Holds) ? 0 : 1;
        });
        return command;
    }
}
