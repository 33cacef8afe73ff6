using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using PolicyStudio.Web.Components.Layout.Controls;
using PolicyStudio.Web.Components.Layout.Help;
using PolicyStudio.Web.Components.Layout.Navigating;
using PolicyStudio.Web.Localizing;
using PolicyStudio.Web.State.Commands;

namespace PolicyStudio.Web.Components.Layout.Commands;

/// <summary>One search over everything that has a name: pages, what the page can do, and the objects of the cluster.</summary>
public sealed partial class CommandPalette : ComponentBase
{
    private ModalDialog? _dialog;
    private IJSObjectReference? _module;
    private ImmutableArray<Command> _offered = [];
    private ImmutableArray<Command> _found = [];
    private int _recent;
    private string _text = "";
    private int _active;

    // What was used last stands above the groups while nothing is looked for.
    private IEnumerable<(string Title, List<(Command Command, int At)> Rows)> Groups =>
        _found.Select((c, at) => (Command: c, At: at)).GroupBy(r => r.At < _recent ? CommandTexts.Recent : TitleOf(r.Command.Group)).Select(g => (g.Key, g.ToList()));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_module is not null) await _module.DisposeAsync();
        }
        catch (JSDisconnectedException) { /* the page went first, and took it along */ }
    }

    private static string IdOf(int at) => $"command-{at}";

    private static string TitleOf(CommandGroup group) => group switch
    {
        CommandGroup.Pages => CommandTexts.Pages,
        CommandGroup.Actions => CommandTexts.Actions,
        CommandGroup.Workloads => CommandTexts.Workloads,
        CommandGroup.Namespaces => CommandTexts.Namespaces,
        _ => CommandTexts.Policies,
    };

    private async Task OpenAsync()
    {
        if (_dialog is not { IsOpen: false } dialog) return;
        _module ??= await Js.InvokeAsync<IJSObjectReference>("import", "./js/commands.js");
        _offered = [.. Pages(), .. Actions(await _module.InvokeAsync<PageControl[]?>("list") ?? []), .. OtherLanguages()];
        (_text, _active) = ("", 0);
        Find();
        dialog.Open();
    }

    private void Closed() => (_text, _found) = ("", []);

    private Task FindAsync()
    {
        _active = 0;
        Find();
        return RevealAsync();
    }

    private void Find()
    {
        var recent = string.IsNullOrWhiteSpace(_text) ? Recent.On(_offered) : [];
        var found = CommandSearch.Find(Feed.Current.Snapshot, _offered, new(CommandTexts.Who, CommandTexts.Whom, CommandTexts.Namespaces, CommandTexts.Policies), _text);
        (_recent, _found) = (recent.Length, [.. recent, .. found.Where(c => !recent.Any(c.IsSame))]);
    }

    private async Task MoveAsync(KeyboardEventArgs key)
    {
        if (_found.IsEmpty || key.IsComposing) return;
        var last = _found.Length - 1;
        switch (key.Key)
        {
            case "ArrowDown": _active = _active == last ? 0 : _active + 1; break;
            case "ArrowUp": _active = _active == 0 ? last : _active - 1; break;
            case "PageDown": _active = Math.Min(last, _active + 8); break;
            case "PageUp": _active = Math.Max(0, _active - 8); break;
            case "Home" when _text.Length == 0 || key.CtrlKey: _active = 0; break;
            case "End" when _text.Length == 0 || key.CtrlKey: _active = last; break;
            case "Enter": await RunAsync(_found[_active], _active); return;
            default: return;
        }
        await RevealAsync();
    }

    private async Task RevealAsync()
    {
        if (_module is not null) await _module.InvokeVoidAsync("reveal", IdOf(_active));
    }

    // A click on a language is heard by the script that keeps it, which loads the page anew.
    private EventCallback Running(Command command, int at) => command.Language is null ? EventCallback.Factory.Create(this, () => RunAsync(command, at)) : default;

    private async Task RunAsync(Command command, int at)
    {
        Recent.Add(command);
        if (command.Language is not null) await _module!.InvokeVoidAsync("click", IdOf(at));
        await _dialog!.CloseAsync();
        if (command.Control is { } control) await _module!.InvokeVoidAsync("press", control);
        else if (command.Address is { } address) Navigation.NavigateTo(address);
    }

    private static IEnumerable<Command> Pages() => StudioPages.All.Select(p => new Command(CommandGroup.Pages, p.Name) { Address = p.Address, Keys = $"G,{p.Key}" });

    private static IEnumerable<Command> Actions(PageControl[] controls) => controls
        .Select((c, at) => new Command(CommandGroup.Actions, c.Name) { Control = at, Keys = c.Keys })
        .Where(c => c.Name.Length > 0 && c.Keys != Keymap.Palette).DistinctBy(c => c.Name);

    private static IEnumerable<Command> OtherLanguages() => Languages.All.Where(l => l.Name != Languages.Current)
        .Select(l => new Command(CommandGroup.Actions, Languages.NameOf(l)) { Detail = CommandTexts.Language, Language = l.Name });

    private sealed record PageControl(string Name, string? Keys);
}
