namespace PolicyStudio.TestCluster.Identities;

/// <summary>Somebody who signs in with a token that the API server knows from its start.</summary>
/// <param name="Name">The user's name; also that of the context in kubeconfig files.</param>
/// <param name="Groups">The groups; RBAC decides what they may do.</param>
public sealed record TestUser(string Name, params IReadOnlyList<string> Groups)
{
    /// <summary>May do everything (group <c>system:masters</c>). Every cluster has it.</summary>
    public static TestUser Admin { get; } = new("admin", "system:masters");

    /// <summary>In group <c>viewers</c>, which has no rights until a test grants some. Every cluster has it.</summary>
    public static TestUser Viewer { get; } = new("viewer", "viewers");

    internal string Token { get; } = Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));
}
