using System.Collections.Immutable;

namespace PolicyStudio.Cluster.Manifests.Editing;

/// <summary>What may be typed at a place of a text.</summary>
/// <param name="From">The offset at which what is chosen begins: it replaces the text from there up to the cursor.</param>
/// <param name="Items">The choices, the most useful first.</param>
public sealed record PolicyCompletions(int From, ImmutableArray<PolicyCompletionItem> Items);

/// <summary>One choice.</summary>
/// <param name="Label">What it is called. May come from a cluster.</param>
/// <param name="Insert">What is inserted. Lines after the first are indented relative to the line of the cursor.</param>
/// <param name="Detail">A type's name, a number or other values: nothing that is a sentence. May come from a cluster.</param>
public sealed record PolicyCompletionItem(string Label, string Insert, string Detail);
