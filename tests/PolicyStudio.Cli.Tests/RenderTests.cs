using System.Buffers.Binary;

namespace PolicyStudio.Cli.Tests;

public sealed class RenderTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("policystudio-");

    private static string Mysql => Path.Combine(CommandLine.Scenario, "mysql.yaml");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_same_cluster_draws_the_same_bytes()
    {
        foreach (var ending in new[] { "svg", "png" })
        {
            var (first, second) = (File($"a.{ending}"), File($"b.{ending}"));
            Assert.Equal((0, "", ""), await CommandLine.RunAsync(["render", CommandLine.Scenario, "--to", "db/mysql", "--port", "3306", "--file", first]));
            Assert.Equal((0, "", ""), await CommandLine.RunAsync(["render", CommandLine.Scenario, "--to", "db/mysql", "--port", "3306", "--file", second]));
            var bytes = await System.IO.File.ReadAllBytesAsync(first, TestContext.Current.CancellationToken);
            Assert.True(bytes.Length > 5000);
            Assert.Equal(bytes, await System.IO.File.ReadAllBytesAsync(second, TestContext.Current.CancellationToken));
        }
        Assert.Equal(4, _folder.GetFiles().Length);
    }

    [Fact]
    public async Task With_before_the_difference_is_drawn_and_named()
    {
        var svg = File("diff.svg");
        Assert.Equal((0, "", ""), await CommandLine.RunAsync(["render", CommandLine.Scenario, "--before", Mysql, "--to", "db/mysql", "--port", "mysql", "--file", svg]));
        var text = await System.IO.File.ReadAllTextAsync(svg, TestContext.Current.CancellationToken);
        Assert.Contains("Who reaches db/mysql on TCP 3306 mysql", text, StringComparison.Ordinal);
        Assert.Contains($"web/storefront is newly denied to db/mysql on TCP 3306", text, StringComparison.Ordinal);
        Assert.Contains("None of 7 sources stays allowed", text, StringComparison.Ordinal);
        Assert.DoesNotContain("the draft", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workload_that_is_gone_is_drawn_as_gone()
    {
        var (before, after) = (File("before.yaml"), File("after.yaml"));
        await System.IO.File.WriteAllTextAsync(before, Pod("old") + Pod("target"), TestContext.Current.CancellationToken);
        await System.IO.File.WriteAllTextAsync(after, Pod("young") + Pod("target"), TestContext.Current.CancellationToken);
        var svg = File("gone.svg");
        Assert.Equal((0, "", ""), await CommandLine.RunAsync(["render", after, "--before", before, "--to", "x/target", "--file", svg]));
        var text = await System.IO.File.ReadAllTextAsync(svg, TestContext.Current.CancellationToken);
        Assert.Contains("x/old was allowed to x/target on all ports, and one of them is no longer there", text, StringComparison.Ordinal);
        Assert.Contains("x/young is newly allowed to x/target on all ports", text, StringComparison.Ordinal);

        // Also where it is the target itself.
        Assert.Equal((0, "", ""), await CommandLine.RunAsync(["render", after, "--before", before, "--to", "x/old", "--file", svg]));
        Assert.DoesNotContain("open to everyone", await System.IO.File.ReadAllTextAsync(svg, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Width_and_theme_are_as_asked()
    {
        var (light, dark) = (File("light.png"), File("dark.png"));
        Assert.Equal((0, "", ""), await CommandLine.RunAsync(["render", Mysql, "--to", "db/mysql", "--file", light, "--width", "800"]));
        Assert.Equal((0, "", ""), await CommandLine.RunAsync(["render", Mysql, "--to", "db/mysql", "--file", dark, "--width", "800", "--theme", "dark"]));
        var (one, other) = (await System.IO.File.ReadAllBytesAsync(light, TestContext.Current.CancellationToken), await System.IO.File.ReadAllBytesAsync(dark, TestContext.Current.CancellationToken));
        Assert.Equal([800u, 800u], new[] { one, other }.Select(b => BinaryPrimitives.ReadUInt32BigEndian(b.AsSpan(16))));
        Assert.NotEqual(one, other);
    }

    [Theory]
    [InlineData("must end in .svg or .png", "--file", "a.jpg")]
    [InlineData("must be between 100 and 8000", "--file", "a.png", "--width", "1")]
    [InlineData("no/such/folder/a.svg: ", "--file", "no/such/folder/a.svg")]
    [InlineData("only one of the two sources can be standard input", "--file", "a.svg", "--before", "-")]
    public async Task What_cannot_be_drawn_is_refused(string message, params string[] arguments)
    {
        var source = arguments.Contains("-") ? "-" : Mysql;
        var (status, output, error) = await CommandLine.RunAsync(["render", source, "--to", "db/mysql", .. arguments], await System.IO.File.ReadAllTextAsync(Mysql, TestContext.Current.CancellationToken));
        Assert.Equal((2, ""), (status, output));
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    private string File(string name) => Path.Combine(_folder.FullName, name);

    private static string Pod(string name) => $"apiVersion: v1\nkind: Pod\nmetadata: {{name: {name}, namespace: x}}\n---\n";
}
