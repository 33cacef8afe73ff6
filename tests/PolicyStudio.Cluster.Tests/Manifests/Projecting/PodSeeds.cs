namespace PolicyStudio.Cluster.Tests.Manifests.Projecting;

/// <summary>Pods as API servers and people write them, with every field that is read.</summary>
internal static class PodSeeds
{
    public static IReadOnlyList<string> All { get; } =
    [
        """
        {"apiVersion":"v1","kind":"Pod","metadata":{"name":"web-7d9f-abcde","generateName":"web-7d9f-","namespace":"shop","uid":"339573c4-87e8-42e0-ae7c-35a7c81d4e44","resourceVersion":"4000000","creationTimestamp":"2026-05-04T07:31:12Z","labels":{"app.kubernetes.io/name":"web","pod-template-hash":"7d9f","tier":""},"annotations":{"note":"a \"quoted\" \u003cword\u003e \\ {[ größe"},"ownerReferences":[{"apiVersion":"v1","kind":"Thing","name":"other","uid":"u","controller":false},{"apiVersion":"apps/v1","kind":"ReplicaSet","name":"web-7d9f","uid":"2e0d24e5","controller":true,"blockOwnerDeletion":true}],"managedFields":[{"manager":"kubelet","operation":"Update","apiVersion":"v1","fieldsType":"FieldsV1","fieldsV1":{"f:metadata":{"f:labels":{".":{},"f:app":{}},"f:ownerReferences":{".":{},"k:{\"uid\":\"2e0d24e5\"}":{}}}}}]},"spec":{"volumes":[{"name":"data","emptyDir":{}}],"initContainers":[{"name":"proxy","restartPolicy":"Always","ports":[{"name":"admin","containerPort":15000}]},{"name":"setup","ports":[{"containerPort":1}]}],"containers":[{"name":"web","image":"i:1","ports":[{"name":"http","containerPort":80,"protocol":"TCP"},{"containerPort":53,"protocol":"UDP"}],"env":[{"name":"ports","value":"[80]"}]},{"name":"log"}],"hostNetwork":false,"nodeName":"node-0"},"status":{"phase":"Running","conditions":[{"type":"Initialized","status":"True","lastProbeTime":null},{"type":"Ready","status":"True"}],"hostIP":"172.16.0.1","podIP":"10.0.0.2","podIPs":[{"ip":"10.0.0.2"},{"ip":"fd00::2"}],"qosClass":"Burstable"}}
        """,
        """
        {"metadata":{"name":"job-1","deletionTimestamp":"2026-05-04T07:31:12Z","ownerReferences":[{"apiVersion":"example.com/v1","kind":"Job","name":"job","controller":true}],"labels":null},"spec":{"containers":[{"ports":[{"containerPort":65535,"protocol":"SCTP","name":null}]}],"hostNetwork":true},"status":{"podIP":"192.168.0.1","conditions":[{"type":"Ready","status":"False"}]}}
        """,
        """
        {"kind":"Pod","apiVersion":"v1","metadata":{"namespace":"a","name":"ended","uid":"u"},"spec":{"containers":[]},"status":{"phase":"Succeeded"}}
        """,
        """
        {"kind": "Pod", "metadata": {"labels": {"z": "1", "a": "2"}, "name": "p", "resourceVersion": "7"}, "apiVersion": "v1", "status": {}, "spec": {}}
        """,
    ];
}
