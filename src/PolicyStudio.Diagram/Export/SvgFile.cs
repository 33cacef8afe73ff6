using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using PolicyStudio.Diagram.Scenes;
using PolicyStudio.Diagram.Styling;
using DiagramComponent = PolicyStudio.Diagram.Components.Diagram;

namespace PolicyStudio.Diagram.Export;

/// <summary>Renders the page's own component to a file.</summary>
internal static class SvgFile
{
    public static async Task<string> WriteAsync(Scene scene, Palette palette)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>
            {
                [nameof(DiagramComponent.Scene)] = scene,
                [nameof(DiagramComponent.ChildContent)] = Style(palette),
            });
            var root = await renderer.RenderComponentAsync<DiagramComponent>(parameters);
            return $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{root.ToHtmlString()}\n";
        });
    }

    private static RenderFragment Style(Palette palette) => builder =>
    {
        builder.OpenElement(0, "style");
        // The sheet is the product's own text; written as it stands, since a quote is a quote inside a style element.
        builder.AddMarkupContent(1, $"{palette.Css(".ps-diagram")}\n{DiagramStyle.Picture}");
        builder.CloseElement();
    };
}
