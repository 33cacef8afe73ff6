using System.Net;
using k8s;
using k8s.Exceptions;
using Microsoft.Extensions.Options;

namespace PolicyStudio.Cluster.Connecting;

/// <summary>Makes the client of the Kubernetes API that all reads and writes go through.</summary>
internal static class ClusterClient
{
    /// <summary>A client for the cluster that the options name; it connects when it is first used. Dispose it.</summary>
    /// <exception cref="OptionsValidationException">The context is not there, or cannot be used: a certificate or a credential plugin is missing, say.</exception>
    public static Kubernetes Create(ClusterOptions options)
    {
        try
        {
            var configuration = options.Cluster == ClusterOptions.InCluster
                ? KubernetesClientConfiguration.InClusterConfig()
                : FromContext(options);
            configuration.UserAgent = "policystudio";
            configuration.HttpClientTimeout = TimeSpan.FromSeconds(30);
            configuration.FirstMessageHandlerSetup = Setup;
            return new(configuration);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The client library lets through whatever happens to it: files, certificates, plugins, YAML.
            throw new OptionsValidationException(Options.DefaultName, typeof(ClusterOptions), [$"The cluster '{options.Cluster}' cannot be used: {e.Message}"]);
        }
    }

    private static KubernetesClientConfiguration FromContext(ClusterOptions options)
    {
        var file = KubeconfigFiles.Load(options.Kubeconfig).Find(options.Cluster) ?? throw new KubeConfigException("there is no such context");
        return KubernetesClientConfiguration.BuildConfigFromConfigObject(file, options.Cluster);
    }

    private static void Setup(SocketsHttpHandler handler)
    {
        // The client asks for no compression by itself; lists of pods shrink to a tenth.
        handler.AutomaticDecompression = DecompressionMethods.All;
        handler.ConnectTimeout = TimeSpan.FromSeconds(10);
        // A peer that is gone without a word is noticed in twenty seconds, also by a watch that expects none.
        handler.KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests;
        handler.KeepAlivePingDelay = TimeSpan.FromSeconds(10);
        handler.KeepAlivePingTimeout = TimeSpan.FromSeconds(10);
    }
}
