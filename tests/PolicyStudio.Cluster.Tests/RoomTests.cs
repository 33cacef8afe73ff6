using System.Text.RegularExpressions;

namespace PolicyStudio.Cluster.Tests;

/// <summary>The rooms where changes are planned, made and written down: each folder uses only those before it, as their READMEs say.</summary>
public sealed partial class RoomTests
{
    private static readonly string[] Order =
    [
        "Applying.Steps", "Applying.Ordering", "Applying.Records", "Applying.Plans", "Applying", "Applying.Writing", "Applying.Journaling", "Applying.Running", "Applying.Exporting",
        "Storing", "Auditing", "Auditing.Journal", "Drafts",
    ];

    private static readonly string[] Rooms = ["Applying", "Storing", "Auditing", "Drafts"];

    [Fact]
    public void A_folder_uses_only_those_before_it()
    {
        var wrong = from file in Sources()
                    from used in Using().Matches(File.ReadAllText(file.Path)).Select(m => m.Groups[1].Value)
                    where Array.IndexOf(Order, used) > Array.IndexOf(Order, file.Room)
                    select $"{file.Path} uses {used}";
        Assert.Empty(wrong);
        Assert.Equal(Order.Order(), Sources().Select(s => s.Room).Distinct().Order());
    }

    [Fact]
    public void Only_the_rooms_of_the_store_know_the_database()
    {
        var outside = from path in Directory.EnumerateFiles(Path.Combine(Repository, "src"), "*.cs", SearchOption.AllDirectories)
                      where !path.Contains("/Auditing/", StringComparison.Ordinal) && !path.Contains("/Storing/", StringComparison.Ordinal) && !path.Contains(".Cluster/Drafts/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal)
                      where Database().IsMatch(File.ReadAllText(path))
                      select path;
        Assert.Empty(outside);
        var sqlite = Sources().Where(s => File.ReadAllText(s.Path).Contains("Microsoft.Data.Sqlite", StringComparison.Ordinal)).Select(s => Path.GetFileName(s.Path));
        Assert.Equal(["SqliteProvider.cs"], sqlite);
    }

    private static string Repository { get; } = Find(AppContext.BaseDirectory);

    private static IEnumerable<(string Path, string Room)> Sources()
    {
        var root = Path.Combine(Repository, "src", "PolicyStudio.Cluster");
        return from room in Rooms
               from path in Directory.EnumerateFiles(Path.Combine(root, room), "*.cs", SearchOption.AllDirectories)
               select (path, Path.GetRelativePath(root, Path.GetDirectoryName(path)!).Replace('/', '.'));
    }

    private static string Find(string folder) => File.Exists(Path.Combine(folder, "PolicyStudio.sln")) ? folder : Find(Path.GetDirectoryName(folder)!);

    [GeneratedRegex(@"^using PolicyStudio\.Cluster\.((?:Applying|Storing|Auditing|Drafts)[\w.]*);", RegexOptions.Multiline)]
    private static partial Regex Using();

    [GeneratedRegex(@"^using Microsoft\.(EntityFrameworkCore|Data\.Sqlite)", RegexOptions.Multiline)]
    private static partial Regex Database();
}
