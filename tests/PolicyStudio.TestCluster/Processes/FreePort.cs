using System.Net;
using System.Net.Sockets;

namespace PolicyStudio.TestCluster.Processes;

/// <summary>Finds free ports of 127.0.0.1.</summary>
internal static class FreePort
{
    /// <summary>
    /// A port that nobody listens on. It lies below the range that the kernel takes for outgoing connections, so that none of those
    /// takes it while its server is not up yet, or restarts.
    /// </summary>
    public static int Next()
    {
        while (true)
        {
            var port = Random.Shared.Next(20_000, 32_000);
            using var listener = new TcpListener(IPAddress.Loopback, port);
            try
            {
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody has it: try another.
            }
        }
    }
}
