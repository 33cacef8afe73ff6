using System.Globalization;
using PolicyStudio.Cluster.Manifests.Parsing;

namespace PolicyStudio.Cluster.Manifests.Reading.Fields;

/// <summary>A place in a document that is being read: its node, if there is one, its path, and where errors go. An absent field and a null one read alike.</summary>
internal readonly struct Field(ManifestNode? node, string path, ReadErrors errors, ManifestNode? parent = null)
{
    public bool IsPresent => node is not null and not ScalarNode { Kind: ScalarKind.Null };

    public ManifestNode? Node => node;

    public string Path => path;

    /// <summary>A field; one that stands twice is reported, since readers of YAML differ in which one they take.</summary>
    public Field this[string name]
    {
        get
        {
            var at = path.Length == 0 ? name : $"{path}.{name}";
            if (!RequireMapping()) return new(null, at, errors, node ?? parent);
            var mapping = (MappingNode)node!;
            ManifestNode? found = null;
            foreach (var entry in mapping.Entries)
            {
                if (entry.Key != name) continue;
                if (found is not null) errors.Add(entry.Line, entry.Column, at, StandsTwice);
                found ??= entry.Value;
            }
            return new(found, at, errors, node);
        }
    }

    private const string StandsTwice = "stands twice; one of them must go";

    public void Error(string message) => errors.Add(node ?? parent, path, message);

    /// <summary>Reports every key that is not among the known ones, or that stands twice.</summary>
    public void OnlyKnows(params ReadOnlySpan<string> names)
    {
        if (!RequireMapping() || errors.IsFull) return;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in ((MappingNode)node!).Entries)
        {
            if (errors.IsFull) return;
            var at = path.Length == 0 ? entry.Key : $"{path}.{entry.Key}";
            if (!names.Contains(entry.Key))
                errors.Add(entry.Line, entry.Column, at, $"unknown field{Misplaced.Hint(entry.Key, names) ?? NearestName.DidYouMean(entry.Key, names)}");
            else if (!seen.Add(entry.Key))
                errors.Add(entry.Line, entry.Column, at, StandsTwice);
        }
    }

    public IEnumerable<Field> Items()
    {
        if (!IsPresent) return [];
        if (node is not SequenceNode sequence)
        {
            Error($"must be a list (items with a dash, or in brackets), not {node!.Description}");
            return [];
        }
        var (p, e) = (path, errors);
        return sequence.Items.TakeWhile(_ => !e.IsFull).Select((item, i) => new Field(item, $"{p}[{i}]", e));
    }

    /// <summary>The items of a list that must be there, though it may be null, as Go writes an empty one.</summary>
    public IEnumerable<Field> RequiredItems()
    {
        if (node is null) Error("is required");
        return Items();
    }

    /// <summary>The entries of a mapping whose keys are free, as labels are.</summary>
    public IEnumerable<KeyValuePair<string, Field>> Entries()
    {
        if (!RequireMapping()) return [];
        var (p, e) = (path, errors);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in ((MappingNode)node!).Entries)
        {
            if (!seen.Add(entry.Key)) errors.Add(entry.Line, entry.Column, $"{path}.{entry.Key}", StandsTwice);
            if (entry.KeyKind != ScalarKind.String)
                errors.Add(entry.Line, entry.Column, $"{path}.{entry.Key}", $"the key must be a string, not {entry.KeyDescription}; write \"{entry.Key}\" in quotes");
        }
        return ((MappingNode)node!).Entries.DistinctBy(x => x.Key).TakeWhile(_ => !e.IsFull).Select(x => KeyValuePair.Create(x.Key, new Field(x.Value, $"{p}.{x.Key}", e)));
    }

    /// <summary>The string, or null when absent or not a string (which is reported).</summary>
    public string? Text()
    {
        if (!IsPresent) return null;
        if (node is ScalarNode { Kind: ScalarKind.String } scalar) return scalar.Text;
        Error($"must be a string, not {node!.Description}{(node is ScalarNode s ? $"; write \"{s.Text}\" in quotes" : "")}");
        return null;
    }

    /// <summary>The string, which must be there and hold something.</summary>
    public string RequiredText()
    {
        var text = Text() ?? "";
        // What should hold it and is no mapping has been reported already.
        var canBeMissed = IsPresent ? node is ScalarNode { Kind: ScalarKind.String } : node is not null || parent is MappingNode;
        if (text.Length == 0 && canBeMissed) Error("is required");
        return text;
    }

    /// <summary>The string, which may be empty but not null: an item left blank is a line somebody forgot.</summary>
    public string? NonNullText()
    {
        if (!IsPresent) Error("is null; write a value, or \"\" for the empty one");
        return Text();
    }

    public int? Number()
    {
        if (!IsPresent) return null;
        if (node is ScalarNode { Kind: ScalarKind.Integer } scalar)
        {
            // 010 is eight to YAML 1.1 and ten to most readers: nobody shall have to guess.
            if (scalar.Text.TrimStart('+', '-') is ['0', _, ..] || scalar.Text.Contains('_', StringComparison.Ordinal))
            {
                Error($"'{scalar.Text}' is not a plain decimal number; write it without leading zeros, 0x, 0o, 0b and _");
                return null;
            }
            if (int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) return number;
            Error($"'{scalar.Text}' is out of range");
            return null;
        }
        var digits = node is ScalarNode { Kind: ScalarKind.String, Text: { Length: > 0 } text } && text.All(char.IsAsciiDigit) ? $"; write {text} without quotes" : "";
        Error($"must be a {(node is ScalarNode { Kind: ScalarKind.Float } ? "whole " : "")}number, not {node!.Description}{digits}");
        return null;
    }

    public bool? Flag()
    {
        if (!IsPresent) return null;
        if (node is ScalarNode { Kind: ScalarKind.Boolean } scalar) return YamlScalars.IsTrue(scalar.Text);
        Error($"must be true or false, not {node!.Description}{(node is ScalarNode { Kind: ScalarKind.String, Text: "true" or "false" } ? "; leave the quotes out" : "")}");
        return null;
    }

    private bool RequireMapping()
    {
        if (!IsPresent) return false;
        if (node is MappingNode) return true;
        Error($"must be a mapping (name: value), not {node!.Description}");
        return false;
    }
}
