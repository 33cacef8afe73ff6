using System.Collections.Immutable;

namespace PolicyStudio.Web.State.Commands;

/// <summary>The commands that were run last, the newest first. One a circuit.</summary>
public sealed class RecentCommands
{
    private const int Most = 5;

    /// <summary>The commands.</summary>
    public ImmutableArray<Command> All { get; private set; } = [];

    /// <summary>A command is run.</summary>
    public void Add(Command command) => All = [.. All.RemoveAll(c => c.IsSame(command)).Prepend(command).Take(Most)];

    /// <summary>Those that can be run now: what a page does only while it is offered.</summary>
    public ImmutableArray<Command> On(ImmutableArray<Command> offered) =>
        [.. All.Select(c => c.Control is null ? c : offered.FirstOrDefault(c.IsSame)).OfType<Command>()];
}
