namespace PolicyStudio.Engine.Policies;

/// <summary>An item of a rule's <c>ports</c>. Exactly one of <see cref="Number"/> and <see cref="Name"/> is set, or neither: every port of the protocol.</summary>
/// <param name="Protocol">The protocol; absent in the manifest is TCP.</param>
/// <param name="Number">The port's number, the first one where <see cref="EndPort"/> is set.</param>
/// <param name="Name">The name of a container port, looked up on the destination pod.</param>
/// <param name="EndPort">The last port of a range, or null; only beside <see cref="Number"/>.</param>
public sealed record PolicyPort(Protocol Protocol, int? Number = null, string? Name = null, int? EndPort = null)
{
    /// <summary><c>TCP 3306</c>, <c>TCP 8000-8999</c>, <c>UDP dns</c>, <c>SCTP any port</c>.</summary>
    public override string ToString()
    {
        var port = Name ?? (Number is { } n ? EndPort is { } end ? $"{n}-{end}" : $"{n}" : "any port");
        return $"{Protocol.Text()} {port}";
    }
}

/// <summary>The protocols that a policy can name.</summary>
public enum Protocol
{
    /// <summary>TCP, the default.</summary>
    Tcp,

    /// <summary>UDP.</summary>
    Udp,

    /// <summary>SCTP.</summary>
    Sctp,
}

/// <summary>How protocols are written in the API.</summary>
public static class ProtocolText
{
    /// <summary>All protocols in the API's usual order.</summary>
    public static IReadOnlyList<Protocol> All { get; } = [Protocol.Tcp, Protocol.Udp, Protocol.Sctp];

    /// <summary><c>TCP</c>, <c>UDP</c> or <c>SCTP</c>.</summary>
    public static string Text(this Protocol protocol) => protocol switch { Protocol.Tcp => "TCP", Protocol.Udp => "UDP", _ => "SCTP" };

    /// <summary>Reads the API's spelling, which is in upper case; null when it is none of the three.</summary>
    public static Protocol? Parse(string text) =>
        text switch { "TCP" => Protocol.Tcp, "UDP" => Protocol.Udp, "SCTP" => Protocol.Sctp, _ => null };
}
