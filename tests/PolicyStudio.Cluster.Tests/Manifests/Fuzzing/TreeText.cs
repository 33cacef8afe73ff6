using System.Text;
using System.Text.Json;
using PolicyStudio.Cluster.Manifests.Parsing;

namespace PolicyStudio.Cluster.Tests.Manifests.Fuzzing;

/// <summary>Writes a tree of nodes as text, duplicate keys and all, in a flow style that is JSON and in YAML's block style.</summary>
internal static class TreeText
{
    public static string Json(ManifestNode node) => node switch
    {
        MappingNode mapping => $"{{{string.Join(", ", mapping.Entries.Select(e => $"{Quoted(e.Key)}: {Json(e.Value)}"))}}}",
        SequenceNode sequence => $"[{string.Join(", ", sequence.Items.Select(Json))}]",
        ScalarNode { Kind: ScalarKind.String } text => Quoted(text.Text),
        ScalarNode { Kind: ScalarKind.Null } => "null",
        ScalarNode scalar => scalar.Text,
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    public static string Yaml(ManifestNode node)
    {
        var text = new StringBuilder();
        Block(node, 0, text);
        return text.ToString();
    }

    private static void Block(ManifestNode node, int indent, StringBuilder text)
    {
        switch (node)
        {
            case MappingNode { Entries.Length: > 0 } mapping:
                foreach (var entry in mapping.Entries)
                {
                    text.Append('\n').Append(' ', indent).Append(Quoted(entry.Key)).Append(": ");
                    Block(entry.Value, indent + 2, text);
                }
                break;
            case SequenceNode { Items.Length: > 0 } sequence:
                foreach (var item in sequence.Items)
                {
                    text.Append('\n').Append(' ', indent).Append("- ");
                    Block(item, indent + 2, text);
                }
                break;
            default:
                text.Append(Json(node));
                break;
        }
    }

    private static string Quoted(string text) => JsonSerializer.Serialize(text);
}
