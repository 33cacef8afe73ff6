using Bunit;
using PolicyStudio.Cluster.Applying;
using PolicyStudio.Cluster.Applying.Journaling;
using PolicyStudio.Cluster.Applying.Records;
using PolicyStudio.Cluster.Applying.Steps;
using PolicyStudio.Cluster.Auditing;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Engine.Sets;
using PolicyStudio.Web.Components.Audit;
using PolicyStudio.Web.Components.Changes;
using PolicyStudio.Web.State.Auditing;
using PolicyStudio.Web.Tests.Localizing;

namespace PolicyStudio.Web.Tests.Studio;

/// <summary>What an entry of the audit log shows of a change: its lines, and its steps in the words of the reader.</summary>
public sealed class ChangePictureTests : StudioTestBase
{
    private static readonly Connectivity Mysql = Connectivity.Of(Protocol.Tcp, 3306);
    private static readonly Connectivity Web = Connectivity.Of(Protocol.Tcp, 80);

    [Fact]
    public void A_pair_that_keeps_a_port_is_told_from_one_that_loses_all()
    {
        var graph = Graph(
            new("a", "db", Connectivity.All, Mysql), new("b", "db", Connectivity.All, Connectivity.None),
            new("c", "db", Connectivity.None, Mysql), new("d", "db", Web, Mysql));

        Assert.Equal(["narrows", "closes", "opens", "changes"], graph.Lines.Select(l => l.Kind));
        var picture = Render<ChangePicture>(p => p.Add(x => x.Graph, graph));
        Assert.Equal("all but TCP 3306", Assert.Single(picture.FindAll("text.ports")).TextContent);
        Assert.Equal("a to db: closes all but TCP 3306", picture.Find("path.narrows title").TextContent);
        Assert.Equal("b to db: closes all ports", picture.Find("path.closes title").TextContent);
        Assert.Equal(["opened", "closed", "closed in part", "both, on different ports"], picture.FindAll(".legend span").Select(s => s.TextContent));
    }

    [Fact]
    public void Words_at_lines_never_lie_on_each_other()
    {
        var both = Mysql.Union(Web);
        var graph = Graph(new("a", "x", both, Web), new("a", "y", both, Mysql), new("b", "y", both, Web), new("c", "z", both, Mysql));

        // Two meet at a and two at y: the one between them has room at neither end.
        Assert.Equal([ChangeEnd.Destination, ChangeEnd.None, ChangeEnd.Source, ChangeEnd.Source], graph.Lines.Select(graph.RoomAt));
    }

    [Fact]
    public void Ports_are_told_by_those_that_are_left_out_where_that_is_shorter()
    {
        Assert.Equal("TCP 3306", PortWords.Brief(Mysql));
        Assert.Equal("all ports", PortWords.Brief(Connectivity.All));
        Assert.Equal("no port", PortWords.Brief(Connectivity.None));
        Assert.Equal("all but TCP 80, TCP 3306", PortWords.Brief(Connectivity.All.Except(Mysql.Union(Web))));
    }

    [Fact]
    public void The_log_calls_a_step_as_the_draft_called_the_change()
    {
        LabelStep label = new(new("Namespace", null, "backend"), LabelStep.OwnLabels, [new("name", null, "backend")], null);
        PolicyStep policy = new(new("NetworkPolicy", "db", "x"), null, null);

        Assert.Equal("Label namespace backend name=backend", AuditWords.What(Entry(ChangeKind.Apply, null, label)));
        Assert.Equal("undo of 1: label namespace backend name=backend and 1\u00A0more", AuditWords.What(Entry(ChangeKind.Undo, 1, label, policy)));
        Assert.Equal("Nothing to write", AuditWords.What(Entry(ChangeKind.Apply, null)));
        using var japanese = new InLanguage("ja");
        Assert.Equal("Namespace backendのラベルを変更: name=backend", AuditWords.What(Entry(ChangeKind.Apply, null, label)));
    }

    private static ChangeGraph Graph(params RecordedChange[] changes) => ChangeGraph.Of(new(0, [], [.. changes], changes.Length));

    private static AuditEntry Entry(ChangeKind kind, long? regards, params PlanStep[] steps) => new()
    {
        Sequence = 2,
        Previous = AuditEntry.NoHash,
        Hash = AuditEntry.NoHash,
        PlanHash = AuditEntry.NoHash,
        Time = DateTimeOffset.UnixEpoch,
        Begun = DateTimeOffset.UnixEpoch,
        Intent = new("demo", new(0, [.. steps], [], 0), new("somebody"), new("why"), kind, regards),
        Outcome = ApplyOutcome.ConfigurationMatches,
        Message = "",
        Steps = [],
        Details = [],
    };
}
