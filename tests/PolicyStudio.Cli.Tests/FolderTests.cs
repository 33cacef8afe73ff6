using System.Text.RegularExpressions;

namespace PolicyStudio.Cli.Tests;

/// <summary>A folder of the command line uses only those before it.</summary>
public sealed partial class FolderTests
{
    private static readonly string[] Folders = ["Sources", "Output.Json", "Output", "Running", "Reports", "Commands"];

    [Fact]
    public void A_folder_uses_only_those_before_it()
    {
        var source = Repository.Path("src/PolicyStudio.Cli");
        var wrong = from folder in Folders
                    from file in Directory.EnumerateFiles(Path.Combine(source, folder.Replace('.', '/')), "*.cs")
                    from Match use in Use().Matches(File.ReadAllText(file))
                    where Array.IndexOf(Folders, use.Groups[1].Value) > Array.IndexOf(Folders, folder)
                    select $"{folder}/{Path.GetFileName(file)} uses {use.Groups[1].Value}";
        Assert.Empty(wrong);
        Assert.All(Folders, f => Assert.True(Directory.Exists(Path.Combine(source, f.Replace('.', '/')))));
    }

    [GeneratedRegex(@"(?m)^using PolicyStudio\.Cli\.([A-Za-z.]+);")]
    private static partial Regex Use();
}
