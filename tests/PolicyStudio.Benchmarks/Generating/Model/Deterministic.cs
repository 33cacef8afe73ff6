using System.Globalization;

namespace PolicyStudio.Benchmarks.Generating.Model;

/// <summary>Names and identifiers that look drawn and are always the same for the same thing.</summary>
internal static class Deterministic
{
    // The letters that Kubernetes ends generated names with: no vowels, so that no word comes out.
    private const string Letters = "bcdfghjklmnpqrstvwxz2456789";

    /// <summary>A metadata.uid.</summary>
    public static string Uid(string of)
    {
        var first = Hash(of);
        var second = Mix(first);
        var digits = first.ToString("x16", CultureInfo.InvariantCulture) + second.ToString("x16", CultureInfo.InvariantCulture);
        return $"{digits[..8]}-{digits[8..12]}-4{digits[13..16]}-a{digits[17..20]}-{digits[20..]}";
    }

    /// <summary>The five letters at the end of a pod's name, different for each of the first fourteen million numbers.</summary>
    public static string Suffix(int number) => Spell((ulong)number, 5);

    /// <summary>A pod-template-hash.</summary>
    public static string TemplateHash(string of) => Spell(Hash(of), 10);

    private static string Spell(ulong value, int length) => string.Create(length, value, (span, rest) =>
    {
        for (var i = 0; i < span.Length; i++, rest /= (ulong)Letters.Length) span[i] = Letters[(int)(rest % (ulong)Letters.Length)];
    });

    // FNV-1a, then a bijective mix of the bits.
    private static ulong Hash(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text) hash = (hash ^ c) * 1099511628211UL;
        return Mix(hash);
    }

    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9UL;
        x = (x ^ (x >> 27)) * 0x94d049bb133111ebUL;
        return x ^ (x >> 31);
    }
}
