using System.Collections.Concurrent;

namespace PolicyStudio.Web.State.Editing;

/// <summary>The texts of a circuit's editor as they were left, comments included, by their address: whoever comes back finds them.</summary>
public sealed class EditedTexts
{
    private readonly ConcurrentDictionary<string, string> _texts = new(StringComparer.Ordinal);

    /// <summary>The text of an address, or null.</summary>
    public string? Find(EditAddress address) => _texts.GetValueOrDefault(KeyOf(address));

    /// <summary>Keeps a text.</summary>
    public void Keep(EditAddress address, string text) => _texts[KeyOf(address)] = text;

    /// <summary>Forgets a text.</summary>
    public void Forget(EditAddress address) => _texts.TryRemove(KeyOf(address), out _);

    // Which part is looked at first makes no other document.
    private static string KeyOf(EditAddress address) => (address with { Part = null }).ToString();
}
