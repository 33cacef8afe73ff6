using System.Globalization;
using PolicyStudio.Cluster.Manifests.Parsing;

namespace PolicyStudio.Cluster.Manifests.Reading.Fields;

/// <summary>A place in a document that is being read: its node, if there is one, its path, and where errors go. An absent field and a null one read alike.</summary>
internal readonly struct Field
{
    // Up to so many it is quicker to look back than to remember.
    private const int Few = 16;

    private readonly ManifestNode? _node;
    private readonly FieldPath? _path;
    private readonly ReadErrors _errors;
    private readonly ManifestNode? _parent;

    /// <summary>A document.</summary>
    public Field(ManifestNode? document, ReadErrors errors) : this(document, null, errors, null) { }

    private Field(ManifestNode? node, FieldPath? path, ReadErrors errors, ManifestNode? parent) => (_node, _path, _errors, _parent) = (node, path, errors, parent);

    public bool IsPresent => _node is not null and not ScalarNode { Kind: ScalarKind.Null };

    public ManifestNode? Node => _node;

    public string Path => _path?.ToString() ?? "";

    /// <summary>A field; one that stands twice is reported, since readers of YAML differ in which one they take.</summary>
    public Field this[string name]
    {
        get
        {
            var at = new FieldPath(_path, name);
            if (!RequireMapping()) return new(null, at, _errors, _node ?? _parent);
            var mapping = (MappingNode)_node!;
            ManifestNode? found = null;
            foreach (var entry in mapping.Entries)
            {
                if (entry.Key != name) continue;
                if (found is not null) _errors.Add(entry.Line, entry.Column, at.ToString(), StandsTwice);
                found ??= entry.Value;
            }
            return new(found, at, _errors, _node);
        }
    }

    private const string StandsTwice = "stands twice; one of them must go";

    public void Error(string message) => _errors.Add(_node ?? _parent, Path, message);

    /// <summary>Reports every key that is not among the known ones, or that stands twice.</summary>
    public void OnlyKnows(params ReadOnlySpan<string> names)
    {
        if (!RequireMapping() || _errors.IsFull) return;
        var mapping = (MappingNode)_node!;
        for (var i = 0; i < mapping.Entries.Length && !_errors.IsFull; i++)
        {
            var entry = mapping.Entries[i];
            if (!names.Contains(entry.Key))
                _errors.Add(entry.Line, entry.Column, At(entry), $"unknown field{Misplaced.Hint(entry.Key, names) ?? NearestName.DidYouMean(entry.Key, names)}");
            // There are not more different ones than are known, so that looking back is short.
            else if (StandsBefore(mapping, i))
                _errors.Add(entry.Line, entry.Column, At(entry), StandsTwice);
        }
    }

    public IEnumerable<Field> Items()
    {
        if (!IsPresent) return [];
        if (_node is not SequenceNode sequence)
        {
            Error($"must be a list (items with a dash, or in brackets), not {_node!.Description}");
            return [];
        }
        return ItemsOf(sequence, _path, _errors);
    }

    /// <summary>The items of a list that must be there, though it may be null, as Go writes an empty one.</summary>
    public IEnumerable<Field> RequiredItems()
    {
        if (_node is null) Error("is required");
        return Items();
    }

    /// <summary>The entries of a mapping whose keys are free, as labels are.</summary>
    public IEnumerable<KeyValuePair<string, Field>> Entries()
    {
        if (!RequireMapping()) return [];
        var (mapping, errors) = ((MappingNode)_node!, _errors);
        var (entries, seen) = (new List<KeyValuePair<string, Field>>(mapping.Entries.Length), mapping.Entries.Length > Few ? new HashSet<string>(StringComparer.Ordinal) : null);
        for (var i = 0; i < mapping.Entries.Length; i++)
        {
            var entry = mapping.Entries[i];
            if (seen is null ? StandsBefore(mapping, i) : !seen.Add(entry.Key)) errors.Add(entry.Line, entry.Column, At(entry), StandsTwice);
            else entries.Add(new(entry.Key, new Field(entry.Value, new(_path, entry.Key), errors, null)));
            if (entry.KeyKind != ScalarKind.String)
                errors.Add(entry.Line, entry.Column, At(entry), $"the key must be a string, not {entry.KeyDescription}; write \"{entry.Key}\" in quotes");
        }
        return entries.TakeWhile(_ => !errors.IsFull);
    }

    /// <summary>The string, or null when absent or not a string (which is reported).</summary>
    public string? Text()
    {
        if (!IsPresent) return null;
        if (_node is ScalarNode { Kind: ScalarKind.String } scalar) return scalar.Text;
        Error($"must be a string, not {_node!.Description}{(_node is ScalarNode s ? $"; write \"{s.Text}\" in quotes" : "")}");
        return null;
    }

    /// <summary>The string, which must be there and hold something.</summary>
    public string RequiredText()
    {
        var text = Text() ?? "";
        // What should hold it and is no mapping has been reported already.
        var canBeMissed = IsPresent ? _node is ScalarNode { Kind: ScalarKind.String } : _node is not null || _parent is MappingNode;
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
        if (_node is ScalarNode { Kind: ScalarKind.Integer } scalar)
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
        var digits = _node is ScalarNode { Kind: ScalarKind.String, Text: { Length: > 0 } text } && text.All(char.IsAsciiDigit) ? $"; write {text} without quotes" : "";
        Error($"must be a {(_node is ScalarNode { Kind: ScalarKind.Float } ? "whole " : "")}number, not {_node!.Description}{digits}");
        return null;
    }

    public bool? Flag()
    {
        if (!IsPresent) return null;
        if (_node is ScalarNode { Kind: ScalarKind.Boolean } scalar) return YamlScalars.IsTrue(scalar.Text);
        Error($"must be true or false, not {_node!.Description}{(_node is ScalarNode { Kind: ScalarKind.String, Text: "true" or "false" } ? "; leave the quotes out" : "")}");
        return null;
    }

    private bool RequireMapping()
    {
        if (!IsPresent) return false;
        if (_node is MappingNode) return true;
        Error($"must be a mapping (name: value), not {_node!.Description}");
        return false;
    }

    private static IEnumerable<Field> ItemsOf(SequenceNode sequence, FieldPath? path, ReadErrors errors)
    {
        for (var i = 0; i < sequence.Items.Length && !errors.IsFull; i++)
            yield return new(sequence.Items[i], new(path, i), errors, null);
    }

    private static bool StandsBefore(MappingNode mapping, int index)
    {
        for (var i = 0; i < index; i++)
            if (mapping.Entries[i].Key == mapping.Entries[index].Key) return true;
        return false;
    }

    private string At(MappingEntry entry) => new FieldPath(_path, entry.Key).ToString();
}
