using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PolicyStudio.Engine.Tests.Plain;

namespace PolicyStudio.Engine.Tests.Mutants;

/// <summary>Whether the second evaluator would notice: each mistake is built into a copy of the engine, and random clusters must find it.</summary>
[Trait("Category", "nightly")]
public sealed partial class MutantTests
{
    private const int Clusters = 2_000;

    private static readonly string Source = Path.Combine(Repository.Root, "src", "PolicyStudio.Engine");

    private static readonly string ImplicitUsings = string.Concat(
        new[] { "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Threading", "System.Threading.Tasks" }.Select(n => $"global using {n};\n"));

    public static TheoryData<string> Names { get; } = [.. Mutant.All.Select(m => m.Name)];

    [Theory, MemberData(nameof(Names))]
    public void A_mistake_in_the_engine_is_found(string name)
    {
        var mutant = Mutant.All.Single(m => m.Name == name);
        Assert.NotNull(FirstDisagreement(Build(mutant)));
    }

    [Fact]
    public void The_copy_without_a_mistake_has_none() => Assert.Null(FirstDisagreement(Build(null)));

    private static string? FirstDisagreement(MemoryStream engine)
    {
        var context = new MutantContext(engine);
        try
        {
            var judge = context.LoadFromAssemblyPath(typeof(TwoEvaluators).Assembly.Location).GetType(typeof(TwoEvaluators).FullName!)!;
            return (string?)judge.GetMethod(nameof(TwoEvaluators.FirstDisagreement))!.Invoke(null, [Clusters]);
        }
        catch (System.Reflection.TargetInvocationException crashed)
        {
            return $"it crashes: {crashed.InnerException!.Message}";
        }
        finally
        {
            context.Unload();
        }
    }

    private static MemoryStream Build(Mutant? mutant)
    {
        var files = Directory.EnumerateFiles(Source, "*.cs", SearchOption.AllDirectories)
            .Where(f => !Path.GetRelativePath(Source, f).StartsWith("obj", StringComparison.Ordinal) && !Path.GetRelativePath(Source, f).StartsWith("bin", StringComparison.Ordinal))
            .ToDictionary(f => Path.GetRelativePath(Source, f).Replace('\\', '/'), File.ReadAllText);
        if (mutant is not null)
        {
            Assert.Equal(2, files[mutant.File].Split(mutant.Right).Length);
            files[mutant.File] = files[mutant.File].Replace(mutant.Right, mutant.Wrong, StringComparison.Ordinal);
        }
        // The source generator of regular expressions does not run here: the expression itself does the same.
        var trees = files.Values.Select(t => GeneratedRegex().Replace(t, "private static Regex $2() => new($1);")).Append(ImplicitUsings).Select(t => CSharpSyntaxTree.ParseText(t));
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => Path.GetFileName(p).StartsWith("System.", StringComparison.Ordinal) || p.EndsWith("netstandard.dll", StringComparison.Ordinal))
            .Select(p => MetadataReference.CreateFromFile(p));
        var built = new MemoryStream();
        var result = CSharpCompilation.Create("PolicyStudio.Engine", trees, references,
            new(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable)).Emit(built);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
        built.Position = 0;
        return built;
    }

    [GeneratedRegex(@"\[GeneratedRegex\((@""[^""]*"")\)\]\s*private static partial Regex (\w+)\(\);")]
    private static partial Regex GeneratedRegex();
}
