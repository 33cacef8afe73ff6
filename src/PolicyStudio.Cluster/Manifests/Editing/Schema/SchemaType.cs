using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace PolicyStudio.Cluster.Manifests.Editing.Schema;

/// <summary>What a value of a NetworkPolicy is.</summary>
/// <param name="Name">What the API calls it: <c>LabelSelector</c>, <c>[]NetworkPolicyPeer</c>.</param>
/// <param name="Shape">How it is written.</param>
internal sealed record SchemaType(string Name, SchemaShape Shape)
{
    /// <summary>The fields of a mapping, in the order in which they are written.</summary>
    public ImmutableArray<SchemaField> Fields { get; init; } = [];

    /// <summary>What the items of a list are.</summary>
    public SchemaType? Item { get; init; }

    /// <summary>The texts that are allowed, where they are few.</summary>
    public ImmutableArray<string> Values { get; init; } = [];

    /// <summary>The field of that name, or null.</summary>
    public SchemaField? Field(string name)
    {
        foreach (var field in Fields)
            if (field.Name == name) return field;
        return null;
    }

    /// <summary>What the value of a key is when the policy decides about it; null for keys that are nobody's business here.</summary>
    public SchemaType? Owned(string key) =>
        Shape == SchemaShape.Labels ? PolicySchema.Text : Field(key) is { IsOwned: true } field ? field.Type : null;
}

/// <summary>A field of a mapping.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">What it holds.</param>
internal sealed record SchemaField(string Name, SchemaType Type)
{
    /// <summary>What an absent one means, as JSON, or null where that means nothing.</summary>
    public string? Default { get; init; }

    /// <summary>Whether the engine's policy holds it; labels, annotations and what the API server writes it does not.</summary>
    public bool IsOwned { get; init; } = true;

    /// <summary><see cref="Default"/>, made anew.</summary>
    public JsonNode? DefaultNode() => Default is null ? null : JsonNode.Parse(Default);
}

/// <summary>How a value is written.</summary>
internal enum SchemaShape
{
    /// <summary>A mapping with known fields.</summary>
    Mapping,

    /// <summary>A mapping with free keys.</summary>
    Labels,

    /// <summary>A list.</summary>
    List,

    /// <summary>A text.</summary>
    Text,

    /// <summary>An address range.</summary>
    Cidr,

    /// <summary>A whole number, or a name.</summary>
    Port,
}
