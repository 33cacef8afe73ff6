using PolicyStudio.Cluster.Manifests.Editing.Trees;

namespace PolicyStudio.Cluster.Manifests.Editing.Rendering;

/// <summary>How a text indents: what is written into it goes by the lines nearest to it.</summary>
internal sealed class IndentStyle
{
    private readonly List<(int At, int Value)> _mappings = [];
    private readonly List<(int At, int Value)> _lists = [];
    private readonly List<(int At, int Value)> _items = [];
    private readonly TextLines _lines;

    public IndentStyle(TextNode document, TextLines lines)
    {
        _lines = lines;
        Look(document);
    }

    /// <summary>How far the keys of a mapping stand right of the key that holds it.</summary>
    public int Mapping(int at) => Nearest(_mappings, at, 2);

    /// <summary>How far the dashes of a list stand right of the key that holds it: 0 in the writer's own style.</summary>
    public int List(int at) => Nearest(_lists, at, 0);

    /// <summary>How far an item stands right of its dash.</summary>
    public int Item(int at) => Nearest(_items, at, 2);

    private static int Nearest(List<(int At, int Value)> seen, int at, int otherwise) => seen.Count == 0 ? otherwise : seen.MinBy(s => Math.Abs(s.At - at)).Value;

    private void Look(TextNode node)
    {
        if (node is TextMapping { IsFlow: false } mapping)
            foreach (var entry in mapping.Entries)
            {
                if (entry.Value is TextMapping { IsFlow: false } or TextSequence { IsFlow: false })
                    (entry.Value is TextMapping ? _mappings : _lists).Add((entry.Start, _lines.Column(entry.Value.Start) - _lines.Column(entry.Start)));
                Look(entry.Value);
            }
        if (node is not TextSequence { IsFlow: false } list) return;
        foreach (var item in list.Items)
        {
            if (item.Node.End > item.Node.Start && _lines.LineOf(item.Node.Start) == _lines.LineOf(item.Start)) _items.Add((item.Start, item.Node.Start - item.Start));
            Look(item.Node);
        }
    }
}
