using PolicyStudio.Cli.Sources;

namespace PolicyStudio.Cli.Reports;

/// <summary>Writes a picture whole: an interrupt leaves the file before, never half of the new one.</summary>
internal static class PictureFile
{
    /// <exception cref="BadInputException">There is no place to write to.</exception>
    public static void Write(string path, byte[] bytes)
    {
        var draft = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            File.WriteAllBytes(draft, bytes);
            File.Move(draft, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(draft)) File.Delete(draft);
            throw new BadInputException($"--file {path}: {e.Message}");
        }
    }
}
