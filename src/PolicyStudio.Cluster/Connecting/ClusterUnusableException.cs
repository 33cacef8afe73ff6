namespace PolicyStudio.Cluster.Connecting;

/// <summary>The cluster that was named can't be used as it is configured; the message is for the operator.</summary>
/// <param name="message">What is wrong.</param>
/// <param name="cause">What was thrown.</param>
public sealed class ClusterUnusableException(string message, Exception cause) : Exception(message, cause);
