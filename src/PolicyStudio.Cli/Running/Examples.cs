namespace PolicyStudio.Cli.Running;

/// <summary>Examples for each command's help.</summary>
internal static class Examples
{
    /// <summary>Lines of an example each, what it does above it; of the root command by the empty name.</summary>
    public static IReadOnlyList<(string What, string Line)> Of(string command) => command switch
    {
        "list" =>
        [
            ("What is open in a folder of manifests", "policystudio list deploy/demo"),
            ("The same of a live cluster with a pull request laid over it, as JSON", "policystudio list --context prod --overlay manifests/ -o json"),
            ("What touches namespace db, for a spreadsheet", "policystudio list deploy/demo -n db -o csv > open.csv"),
        ],
        "who" =>
        [
            ("Who reaches MySQL, and why not", "policystudio who deploy/demo --to db/mysql --port 3306"),
            ("Rendered manifests from a pipe", "helm template chart/ | policystudio who - --to db/mysql --port mysql -o md"),
        ],
        "explain" => [("Why the storefront can't reach the database", "policystudio explain deploy/demo --from web/storefront --to db/mysql --port 3306"),
            ("Whether an address outside can", "policystudio explain deploy/demo --from 203.0.113.7 --to edge/gateway")],
        "diff" =>
        [
            ("What a pull request opens and closes, as a comment for it", "policystudio diff rendered/main rendered/branch -o md > comment.md"),
            ("What manifests would change in a live cluster; 1 where anything does", "policystudio diff context:prod --overlay manifests/ --exit-code"),
        ],
        "lint" => [("What is probably not meant", "policystudio lint deploy/demo"), ("For code scanning", "policystudio lint deploy/demo -o sarif > lint.sarif")],
        "check" =>
        [
            ("Whether guardrails hold; 1 where one is broken", "policystudio check deploy/demo --invariants deploy/guardrails.yaml"),
            ("What such a file says: nobody but orders, and one network outside, reaches MySQL", """
                - name: only orders reaches MySQL
                  to: {namespace: db, podSelector: {matchLabels: {app: mysql}}}
                  ports: [{protocol: TCP, port: 3306}]      # absent: any port
                  onlyFrom:                                 # []: nobody
                  - {namespace: backend, podSelector: {matchLabels: {app: orders}}}
                  - ipBlock: {cidr: 192.0.2.0/24}
                """),
        ],
        "generate" => [("A policy that lets only chosen pods of backend reach MySQL",
            "policystudio generate deploy/demo --to db/mysql --from-namespace name=backend --from-pod db=access_ok --port 3306")],
        "render" =>
        [
            ("The graph", "policystudio render deploy/demo --to db/mysql --port 3306 --file mysql.svg"),
            ("What changes, as a picture in the dark", "policystudio render after/ --before before/ --to db/mysql --file mysql.png --theme dark"),
        ],
        "audit" or "verify" =>
        [
            ("Whether the studio's audit log is what was written; prints its head, to be noted elsewhere", "policystudio audit verify"),
            ("Whether it still is, and nothing was cut off its end; 1 where it is not", "policystudio audit verify --head \"$(cat noted-head)\" --data /var/lib/policystudio"),
        ],
        "schema" => [("The shape of list -o json", "policystudio schema list")],
        "completion" => [("For this bash session", "source <(policystudio completion bash)")],
        _ => [("Who reaches MySQL in the demo, and why", "policystudio who deploy/demo --to db/mysql --port 3306"), ("More of a command", "policystudio list --help")],
    };
}
