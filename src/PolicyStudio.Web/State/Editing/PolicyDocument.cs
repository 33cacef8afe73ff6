using System.Collections.Immutable;
using PolicyStudio.Cluster.Manifests;
using PolicyStudio.Cluster.Manifests.Editing;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Cluster.Manifests.Writing;
using PolicyStudio.Engine.Labels;
using PolicyStudio.Engine.Objects;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Web.State.Editing;

/// <summary>
/// One policy in two views. The text is the document: what is typed is kept as it is, and an edit of the form changes the lines it concerns. What
/// the API server would refuse stays in the form, with its faults, until it is right. Immutable.
/// </summary>
public sealed record PolicyDocument
{
    private PolicyDocument(string text) => Text = text;

    /// <summary>The text, as it was typed or as the form made it.</summary>
    public string Text { get; private init; }

    /// <summary>What the form shows: what the text says, or said when it was read last; null where it never was.</summary>
    public NetworkPolicy? Shown { get; private init; }

    /// <summary>Why the text is not a policy; empty where it is.</summary>
    public ImmutableArray<TextProblem> Problems { get; private init; } = [];

    /// <summary>What is wrong with the policy as the form has it, each with its field.</summary>
    public ImmutableArray<Finding> Faults { get; private init; } = [];

    /// <summary>What stands in fields of the form that is not even a value, by the fields' paths.</summary>
    public ImmutableDictionary<string, string> Unread { get; private init; } = ImmutableDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The policy, where both views agree on it and nothing is wrong with it.</summary>
    public NetworkPolicy? Policy => Problems.IsEmpty && Faults.IsEmpty && Unread.IsEmpty ? Shown : null;

    /// <summary>A document of a text.</summary>
    public static PolicyDocument Of(string text) => new PolicyDocument(text).Read();

    /// <summary>A document of a policy.</summary>
    public static PolicyDocument Of(NetworkPolicy policy) => Of(ManifestWriter.Yaml(policy));

    /// <summary>With the text as it was typed. It counts, whatever the form had.</summary>
    public PolicyDocument Typed(string text) => text == Text && Faults.IsEmpty && Unread.IsEmpty ? this : (this with { Text = text }).Read();

    /// <summary>With the policy as the form has it; the text follows as soon as nothing is wrong. A text that does not read is not written over.</summary>
    public PolicyDocument Edited(NetworkPolicy policy)
    {
        if (!Problems.IsEmpty) return this;
        var faults = FaultsOf(policy);
        return this with { Shown = policy, Faults = faults, Text = faults.IsEmpty ? PolicyTextEdit.Apply(Text, policy) : Text };
    }

    /// <summary>With something in a field that is no value; null takes it back.</summary>
    public PolicyDocument With(string path, string? unread) => this with { Unread = unread is null ? Unread.Remove(path) : Unread.SetItem(path, unread) };

    /// <summary>Without what is no value in fields below a path, for these fields are gone or elsewhere.</summary>
    public PolicyDocument Without(string path) => this with { Unread = Unread.RemoveRange(Unread.Keys.Where(k => k.StartsWith(path, StringComparison.Ordinal))) };

    private static ImmutableArray<Finding> FaultsOf(NetworkPolicy policy)
    {
        var faults = NetworkPolicyValidation.Validate(policy);
        return DnsName.SubdomainError(policy.Name) is { } error ? faults.Insert(0, new("invalid", FindingLevel.Error, policy.Reference, error, "metadata.name")) : faults;
    }

    private PolicyDocument Read()
    {
        var (policy, problems) = Read(Text);
        return this with { Shown = policy ?? Shown, Problems = problems, Faults = [], Unread = Unread.Clear() };
    }

    private static (NetworkPolicy? Policy, ImmutableArray<TextProblem> Problems) Read(string text)
    {
        var content = ManifestReader.Read("", text, DocumentLimits.Web);
        if (!content.Errors.IsEmpty) return (null, [.. content.Errors.Select(e => new TextProblem(e.Line, e.Column, e.Path, e.Message))]);
        return content switch
        {
            { Snapshot.Policies.IsEmpty: true } => (null, [new(0, 0, "", null, TextFault.NoPolicy)]),
            { Documents: > 1 } or { Snapshot.Policies.Length: > 1 } => (null, [new(0, 0, "", null, TextFault.NotAlone)]),
            _ => (content.Snapshot.Policies[0] with { Version = null, Manager = null }, []),
        };
    }
}
