using System.Text.Json;
using System.Text.Json.Nodes;
using PolicyStudio.Cluster.Manifests.Writing;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Cluster.Tests.Manifests.Editing;

/// <summary>The text of a policy as some person might have written it: comments everywhere, either style of lists, quotes, braces, blank lines, things left out.</summary>
internal sealed class WrittenPolicy
{
    private readonly Random _random;
    private readonly List<string> _lines = [];
    private readonly int _listIndent;
    private readonly int _step;
    private readonly int _pad;
    private readonly int _decoration;

    public WrittenPolicy(NetworkPolicy policy, Random random)
    {
        _random = random;
        (_listIndent, _step, _pad, _decoration) = (2 * random.Next(2), 2 + 2 * random.Next(2), random.Next(8) == 0 ? 4 : 2, random.Next(6));
        var json = ManifestWriter.Json(policy);
        LeaveOut(json, policy);
        if (Decorated) Comment("", 0, isDetached: random.Next(2) == 0);
        Entries(json, "", 0, null);
        if (Decorated) Comment("", 0, isDetached: false);
        var newLine = random.Next(5) == 0 ? "\r\n" : "\n";
        Text = string.Join(newLine, _lines) + (random.Next(6) == 0 ? "" : newLine);
    }

    public string Text { get; }

    /// <summary>Each comment, with the path of what it belongs to.</summary>
    public List<(string Text, string Owner)> Comments { get; } = [];

    /// <summary>The lines of each rule, by the rule's path, comments above it not included.</summary>
    public Dictionary<string, string[]> Rules { get; } = [];

    private bool Decorated => _random.Next(10) < _decoration;

    private void LeaveOut(JsonObject json, NetworkPolicy policy)
    {
        if (_random.Next(2) == 0) json["metadata"]!["labels"] = new JsonObject { ["app.kubernetes.io/part-of"] = "shop", ["tier"] = "db" };
        if (_random.Next(3) == 0 && policy.PolicyTypes.SequenceEqual(NetworkPolicy.DefaultPolicyTypes(!policy.Egress.IsEmpty))) ((JsonObject)json["spec"]!).Remove("policyTypes");
        if (_random.Next(3) == 0) json["status"] = new JsonObject();
        var spec = (JsonObject)json["spec"]!;
        if (_random.Next(2) == 0) json["spec"] = new JsonObject(spec.OrderBy(e => _random.Next()).Select(e => KeyValuePair.Create(e.Key, e.Value?.DeepClone())));
        foreach (var port in Ports(json))
            if ((string?)port["protocol"] == "TCP" && _random.Next(3) == 0) port.Remove("protocol");
    }

    private static IEnumerable<JsonObject> Ports(JsonNode? node) => node switch
    {
        JsonObject map when map.ContainsKey("protocol") => [map],
        JsonObject map => map.SelectMany(e => Ports(e.Value)),
        JsonArray list => list.SelectMany(Ports),
        _ => [],
    };

    private void Entries(JsonObject map, string path, int column, string? dash)
    {
        foreach (var (key, value) in map)
        {
            var at = path.Length == 0 ? key : $"{path}/{key.Replace('/', '|')}";
            if (dash is null) Above(at, path, column);
            var head = (dash ?? new string(' ', column)) + Quoted(key, isFlow: false) + ":";
            dash = null;
            if (value is JsonValue or JsonObject { Count: 0 }) Line($"{head} {Flow(value)}", at);
            else if (at.Contains('/', StringComparison.Ordinal) && _random.Next(8) == 0) Line($"{head} {Flow(value)}", at);
            else
            {
                Line(head, at);
                if (value is JsonObject mapping) Entries(mapping, at, column + _step, null);
                else Items((JsonArray)value!, at, column + _listIndent);
            }
        }
    }

    private void Items(JsonArray list, string path, int column)
    {
        for (var i = 0; i < list.Count; i++)
        {
            var at = $"{path}/{i}";
            Above(at, path, column);
            var (start, dash) = (_lines.Count, new string(' ', column) + "-");
            if (list[i] is JsonObject { Count: > 0 } map)
            {
                var isAlone = Decorated && _random.Next(4) == 0;
                if (isAlone) Line(dash, at);
                Entries(map, at, column + _pad, isAlone ? null : dash.PadRight(column + _pad));
            }
            else Line(dash.PadRight(column + _pad) + Flow(list[i]), at);
            Rules[at] = [.. _lines.Skip(start)];
            if (Decorated && _random.Next(3) == 0) Comment(at, column + 2, isDetached: false);
        }
    }

    private void Above(string owner, string around, int column)
    {
        if (!Decorated) return;
        if (_random.Next(3) == 0) _lines.Add("");
        else if (_random.Next(4) == 0) Comment(around, column, isDetached: true);
        else Comment(owner, column, isDetached: false);
    }

    private void Line(string text, string owner)
    {
        if (!Decorated) _lines.Add(text);
        else _lines.Add($"{text} {Comment(owner)}");
    }

    private void Comment(string owner, int column, bool isDetached)
    {
        _lines.Add(new string(' ', column) + Comment(owner));
        if (isDetached) _lines.Add("");
    }

    private string Comment(string owner)
    {
        var text = $"# note {Comments.Count}: it's {{so}} - really;";
        Comments.Add((text, owner));
        return text;
    }

    private string Flow(JsonNode? value) => value switch
    {
        JsonObject map => $"{{{string.Join(", ", map.Select(e => $"{Quoted(e.Key, isFlow: true)}: {Flow(e.Value)}"))}}}",
        JsonArray list => $"[{string.Join(", ", list.Select(Flow))}]",
        JsonValue text when text.GetValueKind() == JsonValueKind.String => Quoted(text.GetValue<string>(), isFlow: true),
        _ => value!.ToJsonString(),
    };

    private string Quoted(string text, bool isFlow)
    {
        var isOdd = text.Length == 0 || text is "on" or "yes" or "null" || char.IsDigit(text[0]) || (isFlow && text.Contains(':', StringComparison.Ordinal));
        return (isOdd ? 1 + _random.Next(2) : _random.Next(12)) switch { 1 => $"\"{text}\"", 2 => $"'{text}'", _ => text };
    }
}
