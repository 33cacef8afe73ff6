using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Sets;

namespace PolicyStudio.Diagram.Questions;

/// <summary>A port of a target that can be asked about.</summary>
/// <param name="Protocol">The protocol.</param>
/// <param name="Number">The number, 1 to 65535.</param>
/// <param name="Name">The container port's name, or null.</param>
public sealed record TargetPort(Protocol Protocol, int Number, string? Name = null)
{
    /// <summary>What the port is known by in a diagram.</summary>
    public string Id => $"{Protocol.Text()} {Number}";

    /// <summary>The port as a set of ports.</summary>
    public Connectivity Connectivity => Connectivity.Of(Protocol, Number);

    /// <summary>Whether the two are one port, whatever it is called.</summary>
    public bool IsSame(TargetPort? other) => other is not null && Protocol == other.Protocol && Number == other.Number;

    /// <summary><c>TCP 3306 mysql</c>, or <c>TCP 3306</c>.</summary>
    public override string ToString() => Name is null ? $"{Protocol.Text()} {Number}" : $"{Protocol.Text()} {Number} {Name}";
}
