using System.Runtime.CompilerServices;
using System.Text;

namespace PolicyStudio.Diagram.Tests.Export;

/// <summary>
/// Pictures that are kept beside the tests. With POLICYSTUDIO_KEEP_PICTURES=1 in the environment the tests keep what they draw now, for a
/// person to look at and commit.
/// </summary>
internal static class Baseline
{
    public static string Text(string name, string drawn) => Encoding.UTF8.GetString(Bytes(name, Encoding.UTF8.GetBytes(drawn)));

    public static byte[] Bytes(string name, byte[] drawn)
    {
        if (Environment.GetEnvironmentVariable("POLICYSTUDIO_KEEP_PICTURES") != "1") return File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Baselines", name));
        File.WriteAllBytes(Path.Combine(Source(), name), drawn);
        return drawn;
    }

    private static string Source([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "..", "Baselines");
}
