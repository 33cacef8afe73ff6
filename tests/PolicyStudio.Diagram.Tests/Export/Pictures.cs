using PolicyStudio.Diagram.Layout;
using PolicyStudio.Diagram.Tests.Scenarios;

namespace PolicyStudio.Diagram.Tests.Export;

/// <summary>The pictures of the founding scenario as they would be in a review.</summary>
internal static class Pictures
{
    public static SceneRequest Of(string state) => state switch
    {
        "before" => FoundingScenario.Before with { ShowQuestion = true, Caption = "before" },
        "draft" => FoundingScenario.WithDraft with { ShowQuestion = true, Caption = "with the draft" },
        _ => FoundingScenario.Applied with { ShowQuestion = true },
    };
}
