namespace PolicyStudio.Cluster.Applying;

/// <summary>On whose behalf a write goes out.</summary>
/// <param name="Name">The person's name, for display and for the audit.</param>
/// <param name="Impersonation">Who the API server shall take the writer for; null when the product acts as the kubeconfig's own user.</param>
public sealed record Author(string Name, Impersonation? Impersonation = null);

/// <summary>
/// An identity for the API server's impersonation headers. Built from a validated session, never copied from a request. Each part is
/// printable ASCII, as headers are, and neither user nor group is one of Kubernetes' own (<c>system:…</c>).
/// </summary>
public sealed record Impersonation
{
    /// <summary>The key of the extra that carries the person's id: header <c>Impersonate-Extra-policystudio-person</c>.</summary>
    public const string PersonExtra = "policystudio-person";

    /// <summary>Makes an identity.</summary>
    /// <exception cref="ArgumentException">A part is empty, cannot stand in a header, or begins with <c>system:</c>.</exception>
    public Impersonation(string user, string group, string personId)
    {
        User = Checked(user, nameof(user));
        Group = Checked(group, nameof(group));
        PersonId = Checked(personId, nameof(personId));
    }

    /// <summary>Impersonate-User.</summary>
    public string User { get; }

    /// <summary>Impersonate-Group.</summary>
    public string Group { get; }

    /// <summary>Impersonate-Extra-policystudio-person: the person's object id.</summary>
    public string PersonId { get; }

    private static string Checked(string value, string name)
    {
        if (value.Length == 0 || value.Any(c => c is < '!' or > '~')) throw new ArgumentException($"the {name} must be printable ASCII without blanks", name);
        if (value.StartsWith("system:", StringComparison.OrdinalIgnoreCase)) throw new ArgumentException($"the {name} may not begin with system:", name);
        return value;
    }
}
