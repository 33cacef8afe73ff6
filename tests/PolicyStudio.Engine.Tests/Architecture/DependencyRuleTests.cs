using System.Text.RegularExpressions;
using System.Xml.Linq;
using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using PolicyStudio.Engine.Reachability;

namespace PolicyStudio.Engine.Tests.Architecture;

/// <summary>
/// The dependency rule: Web and Cli may see Cluster, Diagram and Engine, not each other; Cluster and Diagram may see Engine, not each other;
/// Engine sees nothing; inside Engine a folder uses only those above it.
/// </summary>
public sealed partial class DependencyRuleTests
{
    private static readonly string[] EngineFolders = ["Objects", "Labels", "Policies", "Snapshots", "Sets", "Matrix", "Reachability", "Coverage", "Linting", "Invariants", "Drafts", "Remedies", "Lifelines"];

    private static readonly string Source = Path.Combine(Repository.Root, "src");

    [Theory]
    [InlineData("Engine", "")]
    [InlineData("Diagram", "Engine")]
    [InlineData("Cluster", "Engine")]
    [InlineData("Cli", "Cluster Diagram Engine")]
    [InlineData("Web", "Cluster Diagram Engine")]
    public void A_project_sees_only_those_it_may(string project, string allowed)
    {
        var references = References(project, "ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Replace('\\', '/')));
        Assert.Equal(allowed, string.Join(' ', references.Select(r => r["PolicyStudio.".Length..]).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void The_engine_takes_no_package_and_no_framework() =>
        Assert.Empty(References("Engine", "PackageReference").Concat(References("Engine", "FrameworkReference")));

    [Fact]
    public void The_diagram_takes_neither_the_web_framework_nor_MudBlazor()
    {
        Assert.Empty(References("Diagram", "FrameworkReference"));
        Assert.DoesNotContain("MudBlazor", References("Diagram", "PackageReference"));
    }

    [Fact]
    public void Only_the_cluster_project_knows_the_API_client_and_YAML()
    {
        var outside = Directory.EnumerateFiles(Source, "*.*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".razor", StringComparison.Ordinal))
            .Where(f => !Path.GetRelativePath(Source, f).StartsWith("PolicyStudio.Cluster", StringComparison.Ordinal) && !IsBuilt(f));
        Assert.DoesNotContain(outside, f => ClientOrYaml().IsMatch(File.ReadAllText(f)));
    }

    [Fact]
    public void Inside_the_engine_a_folder_uses_only_those_above_it()
    {
        var engine = new ArchLoader().LoadAssembly(typeof(ReachabilityEngine).Assembly).Build();
        var wrong = from type in engine.Types
                    let folder = Folder(type)
                    where folder >= 0
                    from dependency in type.Dependencies
                    where Folder(dependency.Target) > folder
                    select $"{type.FullName} -> {dependency.Target.FullName}";
        Assert.Empty(wrong.Distinct());
        Assert.Equal(EngineFolders.Order(StringComparer.Ordinal),
            Directory.GetDirectories(Path.Combine(Source, "PolicyStudio.Engine")).Where(d => !IsBuilt(d + Path.DirectorySeparatorChar)).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    private static int Folder(IType type)
    {
        const string Prefix = "PolicyStudio.Engine.";
        return type.FullName.StartsWith(Prefix, StringComparison.Ordinal) ? Array.IndexOf(EngineFolders, type.FullName[Prefix.Length..].Split('.')[0]) : -1;
    }

    private static IEnumerable<string> References(string project, string element) =>
        XDocument.Load(Path.Combine(Source, $"PolicyStudio.{project}", $"PolicyStudio.{project}.csproj")).Descendants(element)
            .Select(e => e.Attribute("Include")!.Value);

    private static bool IsBuilt(string path) => path.Contains("/obj/", StringComparison.Ordinal) || path.Contains("/bin/", StringComparison.Ordinal);

    [GeneratedRegex(@"^\s*@?using (k8s|YamlDotNet)\b", RegexOptions.Multiline)]
    private static partial Regex ClientOrYaml();
}
