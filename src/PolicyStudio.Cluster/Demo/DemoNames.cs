using System.Security.Cryptography;
using System.Text;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Demo;

/// <summary>Names as controllers make them, but from hashes instead of chance: the same demo cluster always draws the same picture.</summary>
internal static class DemoNames
{
    // Kubernetes' own alphabet for generated names: no vowels, so that no words come out, and nothing that looks like another sign.
    private const string Alphabet = "bcdfghjklmnpqrstvwxz2456789";

    /// <summary>The revision of a controller's template: changes with its labels, and comes back when they do.</summary>
    public static string Revision(Controller controller) => Word($"{controller.Reference} {controller.Template.Labels}", 9);

    /// <summary>What the name of the n-th pod of an owner ends in.</summary>
    public static string PodSuffix(string owner, int number) => Word($"{owner} {number}", 5);

    /// <summary>A uid for an object, unlike that of an earlier one of its name.</summary>
    public static string Uid(ObjectReference reference, long version) => new Guid(Hash($"{reference} {version}").AsSpan(0, 16)).ToString();

    /// <summary>A number that a text always gives.</summary>
    /// <param name="text">The text.</param>
    /// <param name="count">How many numbers there are: 0 to count - 1.</param>
    public static int Number(string text, int count) => (int)(BitConverter.ToUInt32(Hash(text)) % (uint)count);

    private static string Word(string text, int length) => string.Concat(Hash(text).Take(length).Select(b => Alphabet[b % Alphabet.Length]));

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
