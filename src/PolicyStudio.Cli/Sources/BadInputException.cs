namespace PolicyStudio.Cli.Sources;

/// <summary>The input can't be used; the message says where and what to do, and goes to standard error as it is.</summary>
internal sealed class BadInputException(string message) : Exception(message);
