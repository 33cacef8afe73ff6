namespace PolicyStudio.Engine.Tests.Mutants;

/// <summary>The mistakes are tried at night; that they still fit the engine's source is seen at once.</summary>
public sealed class MutantListTests
{
    [Fact]
    public void Every_mistake_has_its_one_place_in_the_source() => Assert.All(Mutant.All, m =>
        Assert.Equal(2, File.ReadAllText(Path.Combine(Repository.Root, "src", "PolicyStudio.Engine", m.File)).Split(m.Right).Length));

    [Fact]
    public void Every_mistake_has_a_name_of_its_own() => Assert.Distinct(Mutant.All.Select(m => m.Name));
}
