namespace PolicyStudio.Web.Hosting;

/// <summary>The studio won't start like this; the message tells the operator why and what to do about it.</summary>
internal sealed class StartRefusedException(string message) : Exception(message);
