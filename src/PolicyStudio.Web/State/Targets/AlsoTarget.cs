using System.Collections.Immutable;
using System.Globalization;
using PolicyStudio.Diagram.Questions;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Web.State.Targets;

/// <summary>A further target in the same picture, as an address writes it: <c>cache/redis[Deployment]:6379</c>, <c>:53/UDP</c> for another protocol.</summary>
/// <param name="Name">The workload.</param>
/// <param name="Port">The port asked about; null is the studio's own suggestion.</param>
public sealed record AlsoTarget(TargetName Name, TargetPort? Port)
{
    /// <summary>Reads an address; null when it is none.</summary>
    public static AlsoTarget? Parse(string? text)
    {
        // A name may hold a colon (RBAC's do), a port never does.
        var at = text?.LastIndexOf(':') ?? -1;
        if (at > 0 && PortOf(text![(at + 1)..]) is { } port) return TargetName.Parse(text[..at]) is { } named ? new(named, port) : null;
        return TargetName.Parse(text) is { } name ? new(name, null) : null;
    }

    /// <summary>The spelling.</summary>
    public override string ToString() => Port is null ? Name.ToString()
        : string.Create(CultureInfo.InvariantCulture, $"{Name}:{Port.Number}{(Port.Protocol == Protocol.Tcp ? "" : $"/{Port.Protocol.Text()}")}");

    private static TargetPort? PortOf(string text)
    {
        var parts = text.Split('/');
        return parts.Length <= 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 65535
            && ProtocolText.Parse(parts.Length == 2 ? parts[1] : "TCP") is { } protocol ? new(protocol, number) : null;
    }
}

/// <summary>Further targets, in the order in which they were added; equal where the targets are.</summary>
/// <param name="Targets">The targets, each named once.</param>
public sealed record AlsoTargets(ImmutableArray<AlsoTarget> Targets)
{
    // A picture with more targets is no picture.
    private const int Most = 8;

    /// <summary>No further target.</summary>
    public static AlsoTargets None { get; } = new([]);

    /// <summary>Whether there is no room for another.</summary>
    public bool IsFull => Targets.Length >= Most;

    /// <summary>Reads the parts of a query; what cannot be read counts as absent.</summary>
    public static AlsoTargets Parse(IEnumerable<string?> texts) =>
        new([.. texts.Select(AlsoTarget.Parse).OfType<AlsoTarget>().DistinctBy(t => t.Name).Take(Most)]);

    /// <summary>With a target at the end, or with another port where it is one already.</summary>
    public AlsoTargets With(AlsoTarget target) => Targets.Any(t => t.Name == target.Name)
        ? new([.. Targets.Select(t => t.Name == target.Name ? target : t)])
        : IsFull ? this : new(Targets.Add(target));

    /// <summary>Without a target.</summary>
    public AlsoTargets Without(TargetName name) => new(Targets.RemoveAll(t => t.Name == name));

    /// <inheritdoc/>
    public bool Equals(AlsoTargets? other) => other is not null && Targets.AsSpan().SequenceEqual(other.Targets.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Targets.Length;
}
