using System.Text;

namespace PolicyStudio.Cluster.Tests.Manifests.Fuzzing;

/// <summary>Changes a text as carelessness, a bad connection or malice would.</summary>
internal static class TextMutation
{
    private static readonly string[] Pieces =
    [
        "---\n", "\n---\n", "...\n", "- ", "? ", ": ", ":", "\t", "  ", "\n", "\r", "\r\n", "#", " #", "&a ", "*a", "!x ", "!!binary ", "|", ">", "|-\n", ">+2\n", "'", "\"", "\\", "\\x", "[", "]", "{", "}", ",",
        "{{", "}}", "%YAML 1.1\n", "%TAG ! !\n", "@", "`", "<<: ", "<<<<<<< HEAD\n", "\ufeff", "\u0085", "\u2028", "\0", "null", "~", "yes", "0x1F", "1_000", "0o17", "1:30", ".inf", "kind: NetworkPolicy\n", "apiVersion: v1\n",
        "\"items\": [", "\\ud800", "\U0001F600",
    ];

    public static byte[] Any(byte[] text, Random random)
    {
        for (var rounds = random.Next(1, 4); rounds > 0; rounds--)
            text = Once(text, random);
        return text;
    }

    private static byte[] Once(byte[] text, Random random)
    {
        var at = random.Next(text.Length + 1);
        switch (random.Next(7))
        {
            case 0 when at < text.Length:
                var flipped = (byte[])text.Clone();
                flipped[at] ^= (byte)(1 << random.Next(8));
                return flipped;
            case 1 when at < text.Length:
                var replaced = (byte[])text.Clone();
                replaced[at] = (byte)random.Next(256);
                return replaced;
            case 2:
                return text[..at];
            case 3:
                return [.. text[..at], .. text.AsSpan(Math.Min(text.Length, at + random.Next(1, 20)))];
            case 4:
                return Lines(text, random);
            default:
                return [.. text[..at], .. Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]), .. text[at..]];
        }
    }

    // A line twice, gone, moved, indented, or out again.
    private static byte[] Lines(byte[] text, Random random)
    {
        var lines = Encoding.Latin1.GetString(text).Split('\n').ToList();
        var (at, to) = (random.Next(lines.Count), random.Next(lines.Count));
        switch (random.Next(5))
        {
            case 0: lines.Insert(at, lines[at]); break;
            case 1: lines.RemoveAt(at); break;
            case 2: (lines[at], lines[to]) = (lines[to], lines[at]); break;
            case 3: lines[at] = " " + lines[at]; break;
            default: lines[at] = lines[at].Length > 0 && lines[at][0] == ' ' ? lines[at][1..] : "\t" + lines[at]; break;
        }
        return Encoding.Latin1.GetBytes(string.Join('\n', lines));
    }
}
