using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using PolicyStudio.Diagram.Questions;
using PolicyStudio.Engine.Policies;
using PolicyStudio.Web.State.Labels;
using PolicyStudio.Web.State.Targets;

namespace PolicyStudio.Web.State;

/// <summary>What a link to the studio asks: a target, a port, and the labels where they are not the suggested ones. Null is the studio's own suggestion.</summary>
public sealed record StudioAddress
{
    /// <summary>The studio as it opens.</summary>
    public static StudioAddress Start { get; } = new();

    /// <summary>The target asked about.</summary>
    public TargetName? Target { get; init; }

    /// <summary>The port asked about.</summary>
    public TargetPort? Port { get; init; }

    /// <summary>The namespace label, the value null where it is each namespace's own name; or null.</summary>
    public (string Key, string? Value)? NamespaceLabel { get; init; }

    /// <summary>The pod label.</summary>
    public LabelPair? PodLabel { get; init; }

    /// <summary>Whether sources or destinations are asked about.</summary>
    public AskedDirections Directions { get; init; }

    /// <summary>Further targets in the same picture.</summary>
    public AlsoTargets Also { get; init; } = AlsoTargets.None;

    /// <summary>The label choices of the address, what it leaves open taken from the suggestion.</summary>
    public LabelChoices Over(LabelChoices suggested) => new(
        NamespaceLabel?.Key ?? suggested.NamespaceKey,
        NamespaceLabel is { } label ? label.Value : suggested.NamespaceValue,
        PodLabel ?? suggested.Pod);

    /// <summary>This address with other label choices, those that are suggested anyway left out.</summary>
    public StudioAddress With(LabelChoices chosen, LabelChoices suggested) => this with
    {
        NamespaceLabel = (chosen.NamespaceKey, chosen.NamespaceValue) == (suggested.NamespaceKey, suggested.NamespaceValue)
            ? null : (chosen.NamespaceKey, chosen.NamespaceValue),
        PodLabel = chosen.Pod == suggested.Pod ? null : chosen.Pod,
    };

    /// <summary>The link, relative to the application's base: <c>studio?target=db/mysql[StatefulSet]&amp;port=3306&amp;protocol=TCP</c>.</summary>
    public override string ToString() => Link("studio", null);

    /// <summary>The link with a draft that is kept.</summary>
    public string With(Guid? draft) => Link("studio", draft);

    /// <summary>The link to the preview of a draft, from which there is a way back to this question.</summary>
    public string ToPreview(Guid? draft = null) => Link("studio/preview", draft);

    /// <summary>Reads the question of a link, wherever in the studio it leads to; what cannot be read counts as absent.</summary>
    public static StudioAddress Of(Uri link)
    {
        var query = QueryHelpers.ParseQuery(link.Query);
        return new()
        {
            Target = TargetName.Parse(Value("target")),
            Port = ParsePort(Value("port"), Value("protocol")),
            NamespaceLabel = ParseNamespaceLabel(Value("nslabel")),
            PodLabel = LabelPair.Parse(Value("podlabel")),
            Directions = Value("show") switch { "egress" => AskedDirections.Egress, "both" => AskedDirections.Both, _ => AskedDirections.Ingress },
            Also = query.TryGetValue("also", out var also) ? AlsoTargets.Parse(also) : AlsoTargets.None,
        };

        string? Value(string name) => query.TryGetValue(name, out var values) ? values[0] : null;
    }

    /// <summary>The parts of a link that are meant to be a question and cannot be read: they count as absent, and somebody should be told.</summary>
    public static IEnumerable<(string Name, string Value)> Unread(Uri link) => QueryText.Unread(
        link,
        ("target", v => TargetName.Parse(v) is null),
        ("port", v => ParsePort(v, null) is null),
        ("protocol", v => ProtocolText.Parse(v) is null),
        ("nslabel", v => ParseNamespaceLabel(v) is null),
        ("podlabel", v => LabelPair.Parse(v) is null),
        ("show", v => v is not ("ingress" or "egress" or "both")),
        ("also", v => AlsoTarget.Parse(v) is null));

    private string Link(string page, Guid? draft)
    {
        (string Name, string? Value)[] parts =
        [
            ("target", Target?.ToString()),
            ("port", Port?.Number.ToString(CultureInfo.InvariantCulture)),
            ("protocol", Port?.Protocol.Text()),
            ("nslabel", NamespaceLabel is { } label ? label.Value is null ? label.Key : $"{label.Key}={label.Value}" : null),
            ("podlabel", PodLabel?.ToString()),
            ("show", Directions switch { AskedDirections.Egress => "egress", AskedDirections.Both => "both", _ => null }),
            .. Also.Targets.Select(t => ("also", (string?)t.ToString())),
            ("draft", draft?.ToString("D")),
        ];
        var query = QueryText.Of(parts.Where(p => p.Value is not null).Select(p => (p.Name, p.Value!)));
        return query.Length == 0 ? page : $"{page}?{query}";
    }

    private static TargetPort? ParsePort(string? port, string? protocol) =>
        int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 65535
        && ProtocolText.Parse(protocol ?? "TCP") is { } known ? new(known, number) : null;

    private static (string Key, string? Value)? ParseNamespaceLabel(string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        if (LabelPair.Parse(text) is { } pair) return (pair.Key, pair.Value);
        return LabelPair.Parse(text + "=") is { } alone ? (alone.Key, null) : null;
    }
}
