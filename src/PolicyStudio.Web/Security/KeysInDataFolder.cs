using Microsoft.AspNetCore.DataProtection;
using PolicyStudio.Web.Hosting;

namespace PolicyStudio.Web.Security;

/// <summary>Keeps the keys of cookies and forms in the data folder, so that a restart signs nobody out.</summary>
internal static class KeysInDataFolder
{
    /// <summary>Makes the folder, readable by its owner only, and uses it.</summary>
    /// <exception cref="StartRefusedException">The folder can't be made.</exception>
    public static void AddKeysInDataFolder(this IServiceCollection services, string data)
    {
        var keys = Path.Combine(Path.GetFullPath(data), "keys");
        try
        {
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(keys);
            else Directory.CreateDirectory(keys, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"The data folder can't be used: {failed.Message} Choose another: --data FOLDER");
        }
        services.AddDataProtection().SetApplicationName("policystudio").PersistKeysToFileSystem(new DirectoryInfo(keys));
    }
}
