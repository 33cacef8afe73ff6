namespace PolicyStudio.Web.State.Commands;

/// <summary>What commands about objects of a cluster are called, in one language: people look for them by these words, too.</summary>
/// <param name="Who">Who reaches <c>{0}</c>.</param>
/// <param name="Whom">Whom <c>{0}</c> reaches.</param>
/// <param name="Namespace">A namespace.</param>
/// <param name="Policy">A policy.</param>
public sealed record CommandPhrases(string Who, string Whom, string Namespace, string Policy);
