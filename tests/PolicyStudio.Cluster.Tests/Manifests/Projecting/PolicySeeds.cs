namespace PolicyStudio.Cluster.Tests.Manifests.Projecting;

/// <summary>NetworkPolicies as API servers and people write them, with every field that there is.</summary>
internal static class PolicySeeds
{
    public static IReadOnlyList<string> All { get; } =
    [
        """
        {"metadata":{"name":"web","namespace":"shop","uid":"339573c4-87e8-42e0-ae7c-35a7c81d4e44","resourceVersion":"4000000","generation":3,"creationTimestamp":"2026-05-04T07:30:00Z","labels":{"app":"web","tier":""},"annotations":{"argocd.argoproj.io/tracking-id":"shop:networking.k8s.io/NetworkPolicy","kubectl.kubernetes.io/last-applied-configuration":"{\"a\":\"\u003c\"}"},"managedFields":[{"manager":"helm","operation":"Update","fieldsV1":{"f:spec":{".":{}}}}]},"spec":{"podSelector":{"matchLabels":{"app":"web"},"matchExpressions":[{"key":"tier","operator":"In","values":["a","b"]},{"key":"canary","operator":"DoesNotExist"}]},"policyTypes":["Ingress","Egress"],"ingress":[{"from":[{"podSelector":{"matchLabels":{"app":"front"}},"namespaceSelector":{}},{"ipBlock":{"cidr":"10.0.0.0/8","except":["10.1.0.0/16","10.2.0.0/16"]}}],"ports":[{"protocol":"TCP","port":80},{"protocol":"UDP","port":"http"},{"port":80,"endPort":90}]}],"egress":[{"to":[{"namespaceSelector":{"matchExpressions":[{"key":"tier","operator":"Exists"}]}}]},{}]}}
        """,
        """
        {"metadata":{"name":"default-deny","namespace":"shop"},"spec":{"podSelector":{},"policyTypes":["Ingress"]}}
        """,
        """
        {"metadata":{"name":"db.v1","resourceVersion":"80","uid":"u","generateName":"db","finalizers":["x"],"selfLink":"","ownerReferences":[{"apiVersion":"mysql.example.com/v1","kind":"Cluster","name":"db","controller":true}]},"spec":{"ingress":[{"from":[],"ports":null},{"from":null,"ports":[{}]}],"egress":[],"policyTypes":null},"status":{}}
        """,
        """
        {"apiVersion":"networking.k8s.io/v1","kind":"NetworkPolicy","metadata":{"name":"dns","namespace":"shop","labels":null},"spec":{"podSelector":{"matchLabels":null,"matchExpressions":null},"egress":[{"to":[{"podSelector":{"matchLabels":{"k8s-app":"dns"}},"ipBlock":null}],"ports":[{"protocol":"UDP","port":53},{"protocol":null,"port":null,"endPort":null}]},{"to":[{"ipBlock":{"cidr":"fd00::/8"}}]}]}}
        """,
    ];
}
