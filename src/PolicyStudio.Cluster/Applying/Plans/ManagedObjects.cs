using System.Collections.Immutable;
using PolicyStudio.Engine.Drafts;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Snapshots;

namespace PolicyStudio.Cluster.Applying.Plans;

/// <summary>Which objects of a draft somebody else writes again and again: one is enough to make the draft export-only.</summary>
internal static class ManagedObjects
{
    public static ImmutableArray<string> Reasons(PolicyDraft draft, ClusterSnapshot snapshot) =>
        [.. draft.Changes.Select(c => c.Object).Distinct()
            .Select(o => (Object: o, Manager: ManagerOf(o, snapshot))).Where(x => x.Manager is not null)
            .Select(x => $"{x.Object} is written by {x.Manager}, which would undo the change: put it into its repository instead{Hint(x.Manager!)}")];

    // An object's own mark, or that of the owners above it.
    private static Manager? ManagerOf(ObjectReference reference, ClusterSnapshot snapshot)
    {
        if (reference.Kind == "Namespace") return snapshot.NamespaceOf(reference.Name).Manager;
        if (reference.Kind == "NetworkPolicy") return snapshot.FindPolicy(reference.Namespace!, reference.Name)?.Manager;
        var controller = snapshot.FindController(reference);
        var climbed = new HashSet<ObjectReference> { reference };
        // Owners may be written so that they go round in a circle.
        while (controller is { Manager: null, Owner: { } owner } && climbed.Add(owner)) controller = snapshot.FindController(owner);
        return controller?.Manager;
    }

    private static string Hint(Manager manager) =>
        manager.Kind == ManagerKind.Helm ? " (the export patches the rendered objects; it is not a change of Helm values)" : "";
}
