using System.Text.Json.Nodes;

namespace PolicyStudio.Engine.Tests.Plain;

/// <summary>Makes small odd clusters as a JSON List: everything the API accepts, drawn close enough together that things match.</summary>
internal sealed class RandomCluster(int seed)
{
    private static readonly string[] Namespaces = ["a", "b", "kube-system", "n-63-" + new string('x', 57)];
    private static readonly string[] Keys = ["app", "tier", "example.com/part"];
    private static readonly string[] Values = ["", "web", "db", "A_b.c-1", "0", "true"];
    private static readonly string[] Addresses = ["10.0.0.1", "10.0.1.2", "10.1.0.1", "192.168.0.9", "2001:db8::1", "2001:db8:1::2", "::1"];
    private static readonly string[] Cidrs = ["0.0.0.0/0", "10.0.0.0/8", "10.0.0.0/16", "10.0.0.1/32", "10.0.1.77/24", "::/0", "2001:db8::/32", "2001:db8:1::/48"];
    private static readonly string[] PortNames = ["http", "metrics"];
    private static readonly int[] Ports = [1, 53, 80, 82, 8080, 65535];
    private static readonly string[] Protocols = ["TCP", "UDP", "SCTP"];

    private readonly Random _random = new(seed);
    private readonly JsonObject _template = new() { ["app"] = Values[seed % Values.Length] };

    /// <summary>The cluster as a List, its documents in random order.</summary>
    public JsonObject Make()
    {
        var items = new List<JsonNode>();
        foreach (var ns in Namespaces)
            if (Chance(0.7)) items.Add(Object("v1", "Namespace", null, ns, Labels()));
        for (var i = _random.Next(2, 7); i > 0; i--) items.Add(Pod($"p{i}"));
        for (var i = Chance(0.15) ? 1 : _random.Next(0, 12); i > 0; i--) items.Add(Policy($"n{i}"));
        if (Chance(0.5)) items.Add(Owner());
        if (Chance(0.4)) items.Add(WithoutPods());
        _random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(items));
        return new() { ["apiVersion"] = "v1", ["kind"] = "List", ["items"] = new JsonArray([.. items]) };
    }

    private JsonObject Pod(string name)
    {
        var pod = Object("v1", "Pod", PickNamespace(), name, Labels());
        if (Chance(0.5))
        {
            // Pods of one owner are alike, but for what somebody did to one of them.
            pod["metadata"]!["ownerReferences"] = new JsonArray(OwnerReference(Chance(0.5) ? "ReplicaSet" : "Fleet", "owner"));
            var labels = (JsonObject)_template.DeepClone();
            if (Chance(0.5)) labels[Pick(Keys)] = Pick(Values);
            pod["metadata"]!["labels"] = labels;
        }
        pod["spec"] = Spec();
        if (Chance(0.05)) pod["spec"]!["hostNetwork"] = true;
        var addresses = Enumerable.Range(0, _random.Next(0, 3)).Select(_ => (JsonNode)new JsonObject { ["ip"] = Pick(Addresses) });
        pod["status"] = new JsonObject { ["phase"] = Chance(0.9) ? "Running" : "Pending", ["podIPs"] = new JsonArray([.. addresses]) };
        return pod;
    }

    private JsonObject Spec()
    {
        var ports = Enumerable.Range(0, _random.Next(0, 5)).Select(_ => With(
            ("containerPort", Pick(Ports)), ("name", Chance(0.9) ? Pick(PortNames) : null), ("protocol", Chance(0.3) ? Pick(Protocols) : null)));
        return new JsonObject { ["containers"] = new JsonArray(new JsonObject { ["name"] = "c", ["ports"] = new JsonArray([.. ports]) }) };
    }

    private JsonObject WithoutPods()
    {
        var deployment = Object("apps/v1", "Deployment", PickNamespace(), "idle", Labels());
        deployment["spec"] = new JsonObject { ["replicas"] = 0, ["template"] = With(("metadata", With(("labels", Labels()))), ("spec", Spec())) };
        return deployment;
    }

    // A ReplicaSet whose Deployment may or may not be known; it changes who is folded with whom, never what is allowed.
    private JsonObject Owner()
    {
        var set = Object("apps/v1", "ReplicaSet", Pick(Namespaces), "owner", Labels());
        if (Chance(0.5)) set["metadata"]!["ownerReferences"] = new JsonArray(OwnerReference("Deployment", "top"));
        set["spec"] = new JsonObject { ["replicas"] = 0, ["template"] = new JsonObject { ["spec"] = new JsonObject() } };
        return set;
    }

    private JsonObject Policy(string name)
    {
        var policy = Object("networking.k8s.io/v1", "NetworkPolicy", PickNamespace(), name, null);
        var types = _random.Next(4) switch { 0 => (string[]?)null, 1 => ["Ingress"], 2 => ["Egress"], _ => ["Ingress", "Egress"] };
        policy["spec"] = With(
            ("podSelector", Selector()), ("policyTypes", types is null ? null : new JsonArray([.. types.Select(t => (JsonNode)t)])),
            ("ingress", Chance(0.7) ? Rules("from") : null), ("egress", Chance(0.6) ? Rules("to") : null));
        return policy;
    }

    private JsonArray Rules(string peers) => new([.. Enumerable.Range(0, _random.Next(0, 4)).Select(_ => (JsonNode)With(
        (peers, Chance(0.9) ? new JsonArray([.. Enumerable.Range(0, Chance(0.1) ? 0 : _random.Next(1, 4)).Select(_ => (JsonNode)Peer())]) : null),
        ("ports", Chance(0.7) ? new JsonArray([.. Enumerable.Range(0, Chance(0.1) ? 0 : _random.Next(1, 4)).Select(_ => (JsonNode)Port())]) : null)))]);

    private JsonObject Peer() => _random.Next(4) switch
    {
        0 => With(("podSelector", Selector())),
        1 => With(("namespaceSelector", Selector(Chance(0.3)))),
        2 => With(("namespaceSelector", Selector(Chance(0.3))), ("podSelector", Selector())),
        _ => new JsonObject { ["ipBlock"] = Block() },
    };

    private JsonObject Block()
    {
        var cidr = Pick(Cidrs);
        var prefix = int.Parse(cidr.Split('/')[1], System.Globalization.CultureInfo.InvariantCulture);
        var hole = cidr switch { "0.0.0.0/0" or "10.0.0.0/8" or "10.0.0.0/16" => "10.0.0.0/24", "::/0" or "2001:db8::/32" => "2001:db8:1::/64", _ => null };
        return With(("cidr", cidr), ("except", hole is not null && prefix < 64 && Chance(0.5) ? new JsonArray(hole) : null));
    }

    private JsonObject Port()
    {
        var number = Pick(Ports);
        JsonNode? port = _random.Next(5) switch { 0 => null, 1 or 2 => Pick(PortNames), _ => number };
        var range = port?.GetValueKind() == System.Text.Json.JsonValueKind.Number && Chance(0.3);
        return With(("protocol", Chance(0.4) ? Pick(Protocols) : null), ("port", port), ("endPort", range ? _random.Next(number, 65536) : null));
    }

    private JsonObject Selector(bool byName = false)
    {
        if (byName) return new() { ["matchLabels"] = new JsonObject { ["kubernetes.io/metadata.name"] = Pick(Namespaces) } };
        var expressions = Enumerable.Range(0, Chance(0.45) ? _random.Next(1, 3) : 0).Select(_ =>
        {
            var op = Pick("In", "NotIn", "Exists", "DoesNotExist");
            return (JsonNode)With(("key", Pick(Keys)), ("operator", op),
                ("values", op is "In" or "NotIn" ? new JsonArray([.. Enumerable.Range(0, _random.Next(1, 3)).Select(_ => (JsonNode)Pick(Values))]) : null));
        }).ToArray();
        return With(("matchLabels", Chance(0.3) ? Labels() : null), ("matchExpressions", expressions.Length > 0 ? new JsonArray(expressions) : null));
    }

    private JsonObject Labels()
    {
        var labels = new JsonObject();
        foreach (var key in Keys)
            if (Chance(0.4)) labels[key] = Pick(Values);
        return labels;
    }

    private static JsonObject Object(string version, string kind, string? ns, string name, JsonObject? labels) =>
        With(("apiVersion", version), ("kind", kind), ("metadata", With(("name", name), ("namespace", ns), ("labels", labels))));

    private static JsonObject OwnerReference(string kind, string name) =>
        new() { ["apiVersion"] = "apps/v1", ["kind"] = kind, ["name"] = name, ["controller"] = true };

    private static JsonObject With(params (string Key, JsonNode? Value)[] fields)
    {
        var result = new JsonObject();
        foreach (var (key, value) in fields)
            if (value is not null) result[key] = value;
        return result;
    }

    // Most things lie in the first two, so that policies find somebody to select.
    private string PickNamespace() => Chance(0.8) ? Namespaces[_random.Next(2)] : Pick(Namespaces);

    private bool Chance(double share) => _random.NextDouble() < share;

    private T Pick<T>(params T[] from) => from[_random.Next(from.Length)];
}
