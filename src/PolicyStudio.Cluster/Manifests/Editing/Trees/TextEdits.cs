using System.Text;

namespace PolicyStudio.Cluster.Manifests.Editing.Trees;

/// <summary>Changes of a text, collected and then made at once.</summary>
internal sealed class TextEdits
{
    private readonly List<(int Start, int End, string Text)> _edits = [];

    /// <summary>Puts a text in the place of another.</summary>
    public void Replace(int start, int end, string text) => _edits.Add((start, end, text));

    /// <summary>Takes a part out.</summary>
    public void Delete(int start, int end) => Replace(start, end, "");

    /// <summary>Puts a text in; of several at one place the first stands first, and all before what begins there.</summary>
    public void Insert(int at, string text) => Replace(at, at, text);

    /// <summary>The text with all changes, or null when two of them change the same characters.</summary>
    public string? Apply(string text)
    {
        var (result, at) = (new StringBuilder(text.Length + 64), 0);
        foreach (var (start, end, with) in _edits.OrderBy(e => e.Start).ThenBy(e => e.End > e.Start))
        {
            if (start < at || end < start) return null;
            result.Append(text, at, start - at).Append(with);
            at = end;
        }
        return result.Append(text, at, text.Length - at).ToString();
    }
}
