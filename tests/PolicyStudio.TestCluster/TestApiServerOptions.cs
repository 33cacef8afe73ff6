using PolicyStudio.TestCluster.Identities;

namespace PolicyStudio.TestCluster;

/// <summary>What a test wants of its cluster beyond the usual.</summary>
public sealed record TestApiServerOptions
{
    /// <summary>Users beside <see cref="TestUser.Admin"/> and <see cref="TestUser.Viewer"/>.</summary>
    public IReadOnlyList<TestUser> Users { get; init; } = [];

    /// <summary>More flags of kube-apiserver, such as <c>--oidc-issuer-url=…</c>; of a flag given twice the last one counts.</summary>
    public IReadOnlyList<string> ApiServerFlags { get; init; } = [];

    /// <summary>Whether kube-controller-manager runs: without it Deployments make no pods, and the roles view and edit are empty.</summary>
    public bool WithControllers { get; init; } = true;
}
