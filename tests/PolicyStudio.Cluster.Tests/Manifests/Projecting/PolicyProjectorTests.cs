using System.Text;
using PolicyStudio.Cluster.Manifests;
using PolicyStudio.Cluster.Manifests.Parsing;
using PolicyStudio.Cluster.Manifests.Projecting;
using PolicyStudio.Cluster.Manifests.Reading;
using PolicyStudio.Engine.Policies;

namespace PolicyStudio.Cluster.Tests.Manifests.Projecting;

/// <summary>A policy that is read straight is the one that is read the long way, and the API server takes it; whatever is unexpected is left to the long way.</summary>
public sealed class PolicyProjectorTests(ITestOutputHelper output)
{
    [Fact]
    public void Policies_as_API_servers_write_them_are_read_straight() =>
        Assert.All(PolicySeeds.All, s => Assert.NotNull(new ObjectProjector(new()).ReadOther(Encoding.UTF8.GetBytes(s.Trim()), ObjectKind.NetworkPolicy)));

    [Fact]
    public void Mutated_policies_are_the_same_both_ways_or_left_to_the_long_one()
    {
        var (projector, straight, left) = (new ObjectProjector(new()), 0, 0);
        for (var seed = 0; seed < 60_000; seed++)
        {
            var random = new Random(seed);
            var bytes = ObjectMutation.Any(PolicySeeds.All[random.Next(PolicySeeds.All.Count)].Trim(), random);
            if (projector.ReadOther(bytes, ObjectKind.NetworkPolicy) is not { } read)
            {
                left++;
                continue;
            }
            straight++;
            RequireSame((NetworkPolicy)read, bytes, seed);
        }
        output.WriteLine($"{straight:N0} read straight, {left:N0} left to the long way");
        Assert.InRange(straight, 5_000, 55_000);
    }

    [Theory]
    [InlineData("\"podSelector\":{}", "\"podselector\":{}")]
    [InlineData("\"podSelector\":{}", "\"podSelector\":{},\"podSelector\":{}")]
    [InlineData("\"podSelector\":{}", "\"podSelector\":null")]
    [InlineData("\"podSelector\":{}", "\"podSelector\":{\"matchLabels\":{\"a\":null}}")]
    [InlineData("\"podSelector\":{}", "\"podSelector\":{\"matchLabels\":{\"a\":\"-\"}}")]
    [InlineData("\"name\":\"default-deny\"", "\"name\":\"Default\"")]
    [InlineData("\"name\":\"default-deny\"", "\"name\":\"default-deny\",\"names\":\"x\"")]
    [InlineData("\"name\":\"default-deny\"", "\"name\":\"default-deny\",\"selfLink\":\"\",\"selfLink\":\"\"")]
    [InlineData("\"name\":\"default-deny\"", "\"name\":\"default-deny\",\"labels\":{\"a\":\"-\"}")]
    [InlineData("[\"Ingress\"]", "[\"Ingress\",\"Ingress\",\"Egress\"]")]
    [InlineData("[\"Ingress\"]", "[\"ingress\"]")]
    [InlineData("[\"Ingress\"]", "[],\"ingress\":[null]")]
    [InlineData("[\"Ingress\"]", "[],\"ingress\":[{\"to\":[]}]")]
    [InlineData("[\"Ingress\"]", "[],\"ingress\":[{\"from\":[{}]}]")]
    [InlineData("[\"Ingress\"]", "[],\"ingress\":[{\"ports\":[{\"port\":0}]}]")]
    [InlineData("[\"Ingress\"]", "[],\"ingress\":[{\"ports\":[{\"port\":5\"http\"}]}]")]
    [InlineData("[\"Ingress\"]", "[],\"ingress\":[{\"ports\":[{\"endPort\":80}]}]")]
    [InlineData("[\"Ingress\"]", "[],\"ingress\":[{\"from\":[{\"ipBlock\":{\"cidr\":\"10.0.0.0/8\",\"except\":[\"11.0.0.0/8\"]}}]}]")]
    public void What_the_API_server_refuses_is_left_to_the_long_way_which_says_so(string from, string to)
    {
        var text = PolicySeeds.All[1].Trim().Replace(from, to, StringComparison.Ordinal);
        Assert.Null(new ObjectProjector(new()).ReadOther(Encoding.UTF8.GetBytes(text), ObjectKind.NetworkPolicy));
        Assert.NotEmpty(Listed(text).Errors);
    }

    [Fact]
    public void A_policy_that_is_there_twice_is_an_error_at_its_second_name()
    {
        var text = PolicySeeds.All[1].Trim();
        var error = Assert.Single(Listed($"{text},\n {{ \"metadata\" : {{ \"labels\":{{\"ä\":\"b\"}}, {text[13..]},\n  {text}").Errors, e => e.Path == "metadata.name");
        Assert.Equal((3, 23), (error.Line, error.Column));
        Assert.Contains("is there twice, first at f.json:1:", error.Message, StringComparison.Ordinal);
    }

    private static ManifestContent Listed(string items) =>
        ManifestReader.Read("f.json", $$"""{"apiVersion":"networking.k8s.io/v1","kind":"NetworkPolicyList","items":[{{items}}]}""", DocumentLimits.Disk);

    private static void RequireSame(NetworkPolicy projected, byte[] bytes, int seed)
    {
        var text = Encoding.UTF8.GetString(bytes);
        var why = $"seed {seed}: {text}";
        Assert.True(ObjectMutation.IsJson(bytes), why);
        Assert.True("a manifest must be a mapping with apiVersion and kind, not a number" == Assert.Single(Listed($"{text}, 7").Errors).Message, why);
        var reader = new ObjectReader("NetworkPolicy");
        var read = reader.NetworkPolicy(JsonDocuments.Parse(bytes));
        Assert.True(reader.Errors.IsEmpty, why);
        Assert.True(read.Equals(projected) && read.HasDefaultPolicyTypes == projected.HasDefaultPolicyTypes, $"{why}\n{read}\n{projected}");
    }
}
