using System.Globalization;
using System.Text;

namespace PolicyStudio.Cluster.Applying.Exporting;

/// <summary>Quotes a text as one word of a shell (bash, zsh): whatever a name holds, it stays a name.</summary>
internal static class ShellWord
{
    /// <summary>The word: as it is where that is safe, in single quotes otherwise, and in <c>$'…'</c> where it holds what cannot be seen.</summary>
    public static string Quote(string text)
    {
        if (text.Length > 0 && text.All(IsPlain)) return text;
        return text.All(c => c is >= ' ' and <= '~') ? $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'" : Escaped(text);
    }

    // Control and bidi characters would hide what a person pastes: they are written out, byte by byte.
    private static string Escaped(string text)
    {
        var word = new StringBuilder("$'");
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            if (b is (byte)'\'' or (byte)'\\') word.Append('\\').Append((char)b);
            else if (b is >= (byte)' ' and <= (byte)'~') word.Append((char)b);
            else word.Append(CultureInfo.InvariantCulture, $"\\{Convert.ToString(b, 8).PadLeft(3, '0')}");
        }
        return word.Append('\'').ToString();
    }

    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/' or ':' or '=' or ',' or '@' or '%' or '+';
}
