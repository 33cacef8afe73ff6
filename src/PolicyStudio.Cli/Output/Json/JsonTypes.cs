using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace PolicyStudio.Cli.Output.Json;

/// <summary>Every shape that a command writes.</summary>
[JsonSerializable(typeof(JsonList))]
[JsonSerializable(typeof(JsonWho))]
[JsonSerializable(typeof(JsonExplanation[]))]
[JsonSerializable(typeof(JsonDiff))]
[JsonSerializable(typeof(JsonCheck))]
[JsonSerializable(typeof(JsonLint))]
[JsonSerializable(typeof(JsonAudit))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class JsonTypes : JsonSerializerContext;
