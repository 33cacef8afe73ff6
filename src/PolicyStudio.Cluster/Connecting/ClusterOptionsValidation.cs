using k8s;
using Microsoft.Extensions.Options;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Connecting;

/// <summary>Checks the options at start and says everything that is wrong at once.</summary>
internal sealed class ClusterOptionsValidation : IValidateOptions<ClusterOptions>
{
    public ValidateOptionsResult Validate(string? name, ClusterOptions options)
    {
        var errors = Errors(options).ToList();
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static IEnumerable<string> Errors(ClusterOptions options)
    {
        var isContext = options.Cluster is not (ClusterOptions.Demo or ClusterOptions.InCluster);
        if (string.IsNullOrWhiteSpace(options.Cluster))
            yield return $"No cluster is named: give a kubeconfig context, '{ClusterOptions.InCluster}' or '{ClusterOptions.Demo}'.";
        if (options.Cluster == ClusterOptions.InCluster && !KubernetesClientConfiguration.IsInCluster())
            yield return $"The cluster is '{ClusterOptions.InCluster}', but this is not a pod of a cluster with a service account.";
        if (options.Kubeconfig is not null && !isContext)
            yield return $"A kubeconfig is given, but the cluster is '{options.Cluster}', which uses none: name one of its contexts.";
        if (options.Plugin is not null && PluginDialect.Find(options.Plugin) is null)
            yield return $"There is no network plugin '{options.Plugin}'. There are: {string.Join(", ", PluginDialect.All)}.";
        if (options.Kubeconfig is null && !isContext) yield break;

        foreach (var error in isContext && !string.IsNullOrWhiteSpace(options.Cluster)
            ? KubeconfigFiles.Problems(options.Cluster, options.Kubeconfig) : KubeconfigFiles.Load(options.Kubeconfig).Errors)
            yield return error;
    }
}
