using System.Collections.Immutable;
using k8s;
using k8s.KubeConfigModels;

namespace PolicyStudio.Cluster.Connecting;

/// <summary>The operator's kubeconfig files. A kubeconfig is code (it can run programs), so no other file is ever loaded.</summary>
/// <param name="Searched">The files, for messages.</param>
/// <param name="Loaded">Those that could be read, in order of precedence.</param>
/// <param name="Errors">Why the others could not.</param>
internal sealed record KubeconfigFiles(string Searched, ImmutableArray<K8SConfiguration> Loaded, ImmutableArray<string> Errors)
{
    /// <summary>The names of all contexts, in ordinal order.</summary>
    public IReadOnlyList<string> Contexts =>
        [.. Loaded.SelectMany(f => f.Contexts ?? []).Select(c => c.Name).Where(n => !string.IsNullOrEmpty(n)).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Reads the given file, or those that kubectl would read.</summary>
    public static KubeconfigFiles Load(string? path)
    {
        var paths = path is not null ? [path] : Default();
        var loaded = ImmutableArray.CreateBuilder<K8SConfiguration>();
        var errors = ImmutableArray.CreateBuilder<string>();
        foreach (var file in paths)
        {
            // Of the files that kubectl would take, those that are not there count as empty.
            if (path is null && !File.Exists(file)) continue;
            try
            {
                loaded.Add(KubernetesClientConfiguration.LoadKubeConfig(new FileInfo(file)));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or k8s.Exceptions.KubeConfigException or YamlDotNet.Core.YamlException)
            {
                errors.Add($"The kubeconfig {file} cannot be read: {e.Message}");
            }
        }
        return new(string.Join(", ", paths), loaded.ToImmutable(), errors.ToImmutable());
    }

    /// <summary>Why a context cannot be used, as far as the files tell: one that can't be read, or no such context.</summary>
    public static IEnumerable<string> Problems(string context, string? path)
    {
        var files = Load(path);
        foreach (var error in files.Errors) yield return error;
        if (files.Contexts.Contains(context)) yield break;
        yield return files.Contexts.Count == 0
            ? $"There is no context '{context}': no context at all was found in {files.Searched}."
            : $"There is no context '{context}' in {files.Searched}. There are: {string.Join(", ", files.Contexts)}.";
    }

    /// <summary>
    /// The file that has the context, narrowed to it, or null. The client library compares names without regard to case, which could
    /// end on another cluster than the one that was named: what is not meant is taken out.
    /// </summary>
    public K8SConfiguration? Find(string context)
    {
        foreach (var file in Loaded)
        {
            if (file.Contexts?.FirstOrDefault(c => c.Name == context) is not { } found) continue;
            file.Contexts = [found];
            file.Clusters = [.. (file.Clusters ?? []).Where(c => c.Name == found.ContextDetails?.Cluster)];
            file.Users = [.. (file.Users ?? []).Where(u => u.Name == found.ContextDetails?.User)];
            return file;
        }
        return null;
    }

    private static string[] Default()
    {
        if (Environment.GetEnvironmentVariable("KUBECONFIG") is { Length: > 0 } variable)
            return variable.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return [Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".kube", "config")];
    }
}
