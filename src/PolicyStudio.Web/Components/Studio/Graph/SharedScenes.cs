using System.Runtime.CompilerServices;
using PolicyStudio.Diagram.Layout;
using PolicyStudio.Diagram.Scenes;
using PolicyStudio.Web.State;
using PolicyStudio.Web.State.Looking;

namespace PolicyStudio.Web.Components.Studio.Graph;

/// <summary>The pictures of the page: people who ask the same and look at it alike have one.</summary>
internal static class SharedScenes
{
    private static readonly ConditionalWeakTable<TargetView, Shared<string, Scene>> All = [];

    /// <summary>The picture of a target, as somebody looks at it.</summary>
    public static Scene Of(TargetView target, StudioLook look) =>
        All.GetValue(target, _ => new()).Get(Key(look), () => SceneBuilder.Build(SceneRequests.ForPage(target, look)));

    // A link's words say all of a look; the panel and the chosen edge stand beside the picture.
    private static string Key(StudioLook look) => string.Join('\n', LookQuery.Of(look with { Panel = StudioPanel.Sources, SelectedEdge = null }).Select(p => $"{p.Name}={p.Value}"));
}
