using System.Reflection;
using System.Runtime.Loader;

namespace PolicyStudio.Engine.Tests.Mutants;

/// <summary>Loads the tests and the manifest reader once more, over another engine.</summary>
internal sealed class MutantContext : AssemblyLoadContext
{
    private readonly Assembly _engine;

    public MutantContext(MemoryStream engine) : base(isCollectible: true) => _engine = LoadFromStream(engine);

    protected override Assembly? Load(AssemblyName assemblyName) => assemblyName.Name switch
    {
        "PolicyStudio.Engine" => _engine,
        { } name when name.StartsWith("PolicyStudio.", StringComparison.Ordinal) => LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, name + ".dll")),
        _ => null,
    };
}
