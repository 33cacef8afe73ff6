using System.Collections.Immutable;
using PolicyStudio.Cluster.Manifests;
using PolicyStudio.Cluster.Manifests.Editing;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Cluster.Tests.Manifests.Editing;

/// <summary>Reads and edits texts of one policy.</summary>
internal static class EditedText
{
    public static string Apply(string text, NetworkPolicy policy)
    {
        var result = PolicyTextEdit.Apply(text, policy);
        Assert.Equal(policy, Read(result));
        return result;
    }

    public static NetworkPolicy Read(string text)
    {
        var content = ManifestReader.Read("t", text, DocumentLimits.Web);
        Assert.Empty(content.Errors);
        return Assert.Single(content.Snapshot.Policies);
    }

    public static NetworkPolicy With(NetworkPolicy policy, int rule, Func<IngressRule, IngressRule> change) =>
        policy with { Ingress = policy.Ingress.SetItem(rule, change(policy.Ingress[rule])) };

    public static IpBlock Block(string cidr, string except) =>
        Cidr.TryParse(cidr, out var range) && Cidr.TryParse(except, out var hole) ? new(range, ImmutableArray.Create(hole)) : throw new ArgumentException(cidr);
}
