using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using PolicyStudio.Cluster.Manifests.Editing;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Web.Components.Layout.Controls;

namespace PolicyStudio.Web.Components.Edit.Text;

/// <summary>
/// The text of a policy in a code editor. Every text that is typed has a number; what the page has to say about one, or puts in its place, counts
/// only as long as nothing newer has been typed.
/// </summary>
public sealed partial class YamlEditor : ComponentBase
{
    private ElementReference _host;
    private DotNetObjectReference<YamlEditor>? _self;
    private IJSObjectReference? _module;
    private IJSObjectReference? _editor;
    private string _shownText = "";
    private ImmutableArray<ShownProblem> _shownProblems = [];
    private PolicyPart? _shownPart;
    private int _version;

    /// <summary>The text.</summary>
    [Parameter, EditorRequired] public string Text { get; set; } = "";

    /// <summary>What is wrong with it.</summary>
    [Parameter] public ImmutableArray<ShownProblem> Problems { get; set; } = [];

    /// <summary>The part that is marked.</summary>
    [Parameter] public PolicyPart? Part { get; set; }

    /// <summary>The id of what describes the editor.</summary>
    [Parameter] public string DescribedBy { get; set; } = "";

    /// <summary>Another text has been typed.</summary>
    [Parameter] public EventCallback<string> OnTyped { get; set; }

    /// <summary>The cursor has come to another line.</summary>
    [Parameter] public EventCallback<int> OnLine { get; set; }

    /// <summary>What may be typed at an offset of the text.</summary>
    [Parameter, EditorRequired] public Func<int, PolicyCompletions> Completions { get; set; } = default!;

    /// <summary>Takes back the last edit, whether it was typed or came from the form.</summary>
    public ValueTask UndoAsync() => _editor?.InvokeVoidAsync("undo") ?? ValueTask.CompletedTask;

    /// <summary>Does again what was taken back last.</summary>
    public ValueTask RedoAsync() => _editor?.InvokeVoidAsync("redo") ?? ValueTask.CompletedTask;

    /// <summary>Puts the cursor at a place, and the focus into the editor.</summary>
    public ValueTask GoAsync(int line, int column) => _editor?.InvokeVoidAsync("go", line, column) ?? ValueTask.CompletedTask;

    /// <summary>Called by the browser: the text as it was typed.</summary>
    [JSInvokable("Typed")]
    public Task TypedAsync(string text, int version)
    {
        (_shownText, _version, _shownProblems) = (text, version, []);
        return OnTyped.InvokeAsync(text);
    }

    /// <summary>Called by the browser where the text is too long for a message.</summary>
    [JSInvokable("TypedLong")]
    public async Task TypedLongAsync(IJSStreamReference text, int version)
    {
        await using var bytes = await text.OpenReadStreamAsync(DocumentLimits.Web.MaxBytes);
        using var reader = new StreamReader(bytes);
        await TypedAsync(await reader.ReadToEndAsync(), version);
    }

    /// <summary>Called by the browser: what may be typed at an offset of the text that it has told of last.</summary>
    [JSInvokable]
    public PolicyCompletions Complete(int offset)
    {
        var found = Completions(offset);
        return found with { Items = [.. found.Items.Select(i => i with { Label = Shown.Of(i.Label), Detail = Shown.Of(i.Detail, 60) })] };
    }

    /// <summary>Called by the browser: the line of the cursor.</summary>
    [JSInvokable("At")]
    public Task AtAsync(int line) => OnLine.InvokeAsync(line);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _self?.Dispose();
        try
        {
            if (_editor is not null)
            {
                await _editor.InvokeVoidAsync("dispose");
                await _editor.DisposeAsync();
            }
            if (_module is not null) await _module.DisposeAsync();
        }
        catch (JSDisconnectedException) { /* the page went first, and took it along */ }
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _module = await Js.InvokeAsync<IJSObjectReference>("import", "./js/yaml-editor.js");
            _self = DotNetObjectReference.Create(this);
            _shownText = Text;
            _editor = _module is null ? null : await _module.InvokeAsync<IJSObjectReference?>("create", _host, _self, new { Text, Label = EditTexts.TextLabel, DescribedBy });
        }
        await ShowAsync();
    }

    private async Task ShowAsync()
    {
        if (_editor is null) return;
        if (Text != _shownText)
        {
            _shownText = Text;
            _shownProblems = [];
            await _editor.InvokeVoidAsync("setText", Text, _version);
        }
        if (!Problems.SequenceEqual(_shownProblems))
        {
            _shownProblems = Problems;
            await _editor.InvokeVoidAsync("setProblems", Problems, _version);
        }
        if (Part == _shownPart) return;
        _shownPart = Part;
        await _editor.InvokeVoidAsync("mark", Part?.StartLine ?? 0, Part?.EndLine ?? 0, true);
    }
}
