namespace PolicyStudio.Cluster.Manifests.Indexing;

/// <summary>Numbers, true, false and null, as strictly as JSON has them.</summary>
internal static class JsonScalars
{
    /// <summary>Whether a text begins with one of them, and with nothing else right behind it.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> text) => text[0] switch
    {
        (byte)'t' => text.StartsWith("true"u8) && EndsAt(text, 4),
        (byte)'f' => text.StartsWith("false"u8) && EndsAt(text, 5),
        (byte)'n' => text.StartsWith("null"u8) && EndsAt(text, 4),
        _ => IsNumber(text),
    };

    /// <summary>Whether nothing of a scalar stands there any more.</summary>
    public static bool EndsAt(ReadOnlySpan<byte> text, int at) =>
        at == text.Length || text[at] is (byte)',' or (byte)'}' or (byte)']' or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t';

    private static bool IsNumber(ReadOnlySpan<byte> text)
    {
        var at = text[0] == (byte)'-' ? 1 : 0;
        var first = at;
        if (!Digits(text, ref at) || (text[first] == (byte)'0' && at > first + 1)) return false;
        if (at < text.Length && text[at] == (byte)'.')
        {
            at++;
            if (!Digits(text, ref at)) return false;
        }
        if (at < text.Length && text[at] is (byte)'e' or (byte)'E')
        {
            at++;
            if (at < text.Length && text[at] is (byte)'+' or (byte)'-') at++;
            if (!Digits(text, ref at)) return false;
        }
        return EndsAt(text, at);
    }

    private static bool Digits(ReadOnlySpan<byte> text, ref int at)
    {
        var from = at;
        while (at < text.Length && text[at] is >= (byte)'0' and <= (byte)'9') at++;
        return at > from;
    }
}
