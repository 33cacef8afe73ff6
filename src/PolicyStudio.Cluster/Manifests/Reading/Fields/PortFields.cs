using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Cluster.Manifests.Reading.Fields;

/// <summary>Reads the parts of a port, which several kinds write alike.</summary>
internal static class PortFields
{
    /// <summary>A protocol; TCP when absent, as the API has it, or when it is wrong, which is reported.</summary>
    public static Protocol Protocol(this Field field)
    {
        if (field.Text() is not { } text) return Engine.Policies.Protocol.Tcp;
        if (ProtocolText.Parse(text) is { } protocol) return protocol;
        field.Error($"'{text}' is not TCP, UDP or SCTP" + (ProtocolText.Parse(text.ToUpperInvariant()) is { } meant ? $"; write {meant.Text()}" : ""));
        return Engine.Policies.Protocol.Tcp;
    }

    /// <summary>A port's number, or null when absent or wrong.</summary>
    public static int? PortNumber(this Field field)
    {
        if (field.Number() is not { } number) return null;
        if (number is >= 1 and <= 65535) return number;
        field.Error($"{number} is not between 1 and 65535");
        return null;
    }
}
