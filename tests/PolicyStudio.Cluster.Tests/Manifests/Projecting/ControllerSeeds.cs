namespace PolicyStudio.Cluster.Tests.Manifests.Projecting;

/// <summary>Controllers, Namespaces and Services as API servers and people write them, with every field that is read.</summary>
internal static class ControllerSeeds
{
    public static IReadOnlyList<(string Kind, string Text)> All { get; } =
    [
        ("Deployment", """
        {"metadata":{"name":"web","namespace":"shop","uid":"339573c4-87e8-42e0-ae7c-35a7c81d4e44","resourceVersion":"4000000","generation":3,"labels":{"app":"web","tier":""},"annotations":{"argocd.argoproj.io/tracking-id":"shop:apps/Deployment","kubectl.kubernetes.io/last-applied-configuration":"{\"a\":\"\u003c\"}","meta.helm.sh/release-name":"web"},"managedFields":[{"manager":"helm","operation":"Update","fieldsV1":{"f:metadata":{".":{}}}},{"manager":"kustomize-controller","fieldsV1":{}}]},"spec":{"replicas":3,"paused":false,"selector":{"matchLabels":{"app":"web"}},"template":{"metadata":{"labels":{"app":"web","tier":"front"}},"spec":{"hostNetwork":false,"containers":[{"name":"web","ports":[{"name":"http","containerPort":80}]}]}},"strategy":{"type":"RollingUpdate"}},"status":{"observedGeneration":3,"replicas":3,"updatedReplicas":2,"readyReplicas":3,"availableReplicas":3,"conditions":[{"type":"Available","status":"True"}]}}
        """),
        ("ReplicaSet", """
        {"metadata":{"name":"web-7d9f","namespace":"shop","generation":1,"labels":{"app.kubernetes.io/instance":"x","app.kubernetes.io/managed-by":"Helm"},"ownerReferences":[{"apiVersion":"apps/v1","kind":"Deployment","name":"web","uid":"u","controller":true}]},"spec":{"replicas":0,"selector":{"matchLabels":{"app":"web"},"matchExpressions":[]},"template":{"metadata":{"labels":null}}},"status":{"replicas":0}}
        """),
        ("StatefulSet", """
        {"metadata":{"name":"db","resourceVersion":"80","uid":"u","ownerReferences":[{"apiVersion":"mysql.example.com/v1","kind":"Cluster","name":"db","controller":true}]},"spec":{"replicas":3,"updateStrategy":{"type":"RollingUpdate","rollingUpdate":{"partition":3}},"selector":{"matchLabels":{"app":"db"}},"template":{"spec":{"initContainers":[{"restartPolicy":"Always","ports":[{"containerPort":3}]}],"containers":[]}}},"status":{"updatedReplicas":3,"readyReplicas":0}}
        """),
        ("DaemonSet", """
        {"metadata":{"name":"agent","namespace":"ops","generation":80},"spec":{"updateStrategy":{"type":"OnDelete"},"template":{"spec":{"hostNetwork":true}}},"status":{"observedGeneration":80,"desiredNumberScheduled":3,"updatedNumberScheduled":80,"numberAvailable":3,"currentNumberScheduled":3}}
        """),
        ("Job", """
        {"metadata":{"name":"cleanup","namespace":"shop"},"spec":{"parallelism":3,"selector":{"matchLabels":{"controller-uid":"u"}},"template":{"metadata":{"labels":{"job-name":"cleanup"}}}},"status":{"conditions":[{"type":"Complete","status":"True"}]}}
        """),
        ("Namespace", """
        {"metadata":{"name":"shop","uid":"339573c4-87e8-42e0-ae7c-35a7c81d4e44","resourceVersion":"80","labels":{"kubernetes.io/metadata.name":"shop","team":""},"annotations":{"meta.helm.sh/release-name":"shop"},"managedFields":[{"manager":"helm"}]},"spec":{"finalizers":["kubernetes"]},"status":{"phase":"Active"}}
        """),
        ("Service", """
        {"metadata":{"name":"web","namespace":"shop","uid":"u"},"spec":{"type":"NodePort","selector":{"app":"web"},"ports":[{"name":"http","port":80,"targetPort":"http","protocol":"TCP"},{"port":3,"targetPort":80,"protocol":"UDP"},{"port":80}],"externalIPs":["10.0.0.2"],"sessionAffinity":"None"},"status":{"loadBalancer":{}}}
        """),
    ];
}
