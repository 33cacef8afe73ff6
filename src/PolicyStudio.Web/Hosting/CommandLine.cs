using PolicyStudio.Cluster.Connecting;

namespace PolicyStudio.Web.Hosting;

/// <summary>The options of the command line. Whatever is not known is refused: a mistyped <c>--cluster</c> must not end on another cluster.</summary>
internal static class CommandLine
{
    public const string Usage = """
        PolicyStudio shows who reaches whom in a Kubernetes cluster, and edits the NetworkPolicies that decide it.

          --cluster NAME      a context of your kubeconfig, "in-cluster", or "demo" (the default: nothing real is touched)
          --kubeconfig FILE   the kubeconfig, where it is not the one that kubectl takes
          --plugin NAME       the network plugin (calico, cilium, antrea...), where the studio guesses wrongly
          --data FOLDER       where the studio keeps what outlives a restart (default: $XDG_DATA_HOME/policystudio)
          --urls ADDRESS      where it listens (default: http://127.0.0.1:5080); other than loopback only with sign-on
          --help              this text

        Every other setting, written with colons (--OpenId:Authority=...), goes to the configuration.
        """;

    private static readonly Dictionary<string, string> Mappings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["--cluster"] = $"{StudioOptions.Section}:{nameof(ClusterOptions.Cluster)}",
        ["--kubeconfig"] = $"{StudioOptions.Section}:{nameof(ClusterOptions.Kubeconfig)}",
        ["--plugin"] = $"{StudioOptions.Section}:{nameof(ClusterOptions.Plugin)}",
        ["--data"] = $"{StudioOptions.Section}:{nameof(StudioOptions.Data)}",
        ["--urls"] = "urls",
        ["--environment"] = "environment",
    };

    /// <summary>Whether help is asked for.</summary>
    public static bool AsksForHelp(string[] args) => args.Any(a => a is "--help" or "-h" or "-?");

    /// <summary>The settings that the arguments stand for.</summary>
    /// <exception cref="StartRefusedException">An option is not known or lacks its value.</exception>
    public static Dictionary<string, string?> Read(string[] args)
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < args.Length; i++)
        {
            var equals = args[i].IndexOf('=', StringComparison.Ordinal);
            var option = equals < 0 ? args[i] : args[i][..equals];
            if (KeyOf(option) is not { } key) throw new StartRefusedException($"There is no option '{option}'.\n\n{Usage}");
            if (equals >= 0) settings[key] = args[i][(equals + 1)..];
            else if (i + 1 < args.Length && !args[i + 1].StartsWith("--", StringComparison.Ordinal)) settings[key] = args[++i];
            else throw new StartRefusedException($"The option '{option}' needs a value.\n\n{Usage}");
        }
        return settings;
    }

    private static string? KeyOf(string option) =>
        Mappings.GetValueOrDefault(option) ?? (option.StartsWith("--", StringComparison.Ordinal) && option.Contains(':') ? option[2..] : null);
}
