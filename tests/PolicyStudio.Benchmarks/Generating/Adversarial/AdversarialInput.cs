using PolicyStudio.Benchmarks.Changes;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Benchmarks.Generating.Adversarial;

/// <summary>A cluster that is meant to hurt, with the change that hurts most.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Snapshot">The cluster.</param>
/// <param name="Change">What then happens to it.</param>
internal sealed record AdversarialInput(string Name, ClusterSnapshot Snapshot, Change Change);
