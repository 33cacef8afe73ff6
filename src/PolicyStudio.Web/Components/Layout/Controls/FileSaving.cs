using Microsoft.JSInterop;

namespace PolicyStudio.Web.Components.Layout.Controls;

/// <summary>Hands files and text to the person through the browser.</summary>
internal static class FileSaving
{
    private const string Module = "./js/download.js";

    /// <summary>Saves a file under the browser's usual rules.</summary>
    public static async Task SaveAsync(IJSRuntime js, string name, string type, byte[] content)
    {
        await using var module = await js.InvokeAsync<IJSObjectReference>("import", Module);
        using var stream = new DotNetStreamReference(new MemoryStream(content));
        await module.InvokeVoidAsync("save", name, type, stream);
    }

    /// <summary>Puts text on the clipboard; false where the browser does not allow it.</summary>
    public static async Task<bool> CopyAsync(IJSRuntime js, string text)
    {
        await using var module = await js.InvokeAsync<IJSObjectReference>("import", Module);
        return await module.InvokeAsync<bool>("copy", text);
    }
}
