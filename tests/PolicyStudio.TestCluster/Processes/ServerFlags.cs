namespace PolicyStudio.TestCluster.Processes;

/// <summary>The command lines of the three servers.</summary>
internal sealed record ServerFlags(ClusterFolder Folder, int EtcdPort, int EtcdPeerPort, int ApiPort)
{
    public string EtcdAddress => $"http://127.0.0.1:{EtcdPort}";

    public string AuditLog => Folder.PathOf("audit.log");

    public IEnumerable<string> Etcd =>
    [
        "--name", "t", "--data-dir", Folder.PathOf("etcd"),
        "--listen-client-urls", EtcdAddress, "--advertise-client-urls", EtcdAddress,
        "--listen-peer-urls", $"http://127.0.0.1:{EtcdPeerPort}", "--initial-advertise-peer-urls", $"http://127.0.0.1:{EtcdPeerPort}",
        "--initial-cluster", $"t=http://127.0.0.1:{EtcdPeerPort}",
    ];

    public IEnumerable<string> ApiServer(IEnumerable<string> extra) =>
    [
        $"--etcd-servers={EtcdAddress}", "--bind-address=127.0.0.1", "--advertise-address=127.0.0.1", $"--secure-port={ApiPort}",
        $"--tls-cert-file={Folder.PathOf("server.crt")}", $"--tls-private-key-file={Folder.PathOf("server.key")}",
        $"--client-ca-file={Folder.PathOf("ca.crt")}",
        $"--service-account-key-file={Folder.PathOf("accounts.key")}", $"--service-account-signing-key-file={Folder.PathOf("accounts.key")}",
        "--service-account-issuer=https://kubernetes.default.svc", "--service-cluster-ip-range=10.0.0.0/24",
        $"--token-auth-file={Folder.PathOf("tokens.csv")}", "--authorization-mode=RBAC", "--endpoint-reconciler-type=none",
        "--disable-admission-plugins=ServiceAccount",
        $"--audit-policy-file={Folder.PathOf("audit-policy.json")}", $"--audit-log-path={AuditLog}", "--audit-log-maxsize=2000",
        .. extra,
    ];

    // No garbage collector: owners in tests are often made up, and it would delete what they own.
    public static IEnumerable<string> ControllerManager(string kubeconfig, int minorVersion) =>
    [
        $"--kubeconfig={kubeconfig}", "--leader-elect=false", "--secure-port=0", .. minorVersion < 24 ? ["--port=0"] : Array.Empty<string>(),
        "--kube-api-qps=300", "--kube-api-burst=600",
        "--controllers=deployment,replicaset,replicationcontroller,statefulset,daemonset,job,cronjob,namespace,serviceaccount,clusterrole-aggregation",
    ];
}
