using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PolicyStudio.Web.Security.People;
using PolicyStudio.Web.Security.SignOn;

namespace PolicyStudio.Web.Tests.Security;

public sealed class CurrentPersonTests
{
    private readonly Clock _clock = new();
    private readonly Sessions _sessions;

    public CurrentPersonTests() => _sessions = new Sessions(_clock);

    [Fact]
    public async Task Without_sign_on_everybody_acts_as_the_kubeconfigs_own_user()
    {
        var person = await Current(new ClaimsPrincipal(new ClaimsIdentity()), required: false).GetAsync();

        Assert.True(person.CanApply);
        Assert.Null(person.Author!.Impersonation);
        Assert.False(person.SignedIn);
    }

    [Fact]
    public async Task An_author_writes_as_the_named_user_and_group_with_his_own_id()
    {
        var person = await Current(SignedIn("Author")).GetAsync();

        Assert.True(person.CanApply);
        Assert.Equal("arthur", person.Author!.Name);
        Assert.Equal("policystudio-author", person.Author.Impersonation!.User);
        Assert.Equal("policystudio-authors", person.Author.Impersonation.Group);
        Assert.Equal("oid-1", person.Author.Impersonation.PersonId);
    }

    [Theory]
    [InlineData("Viewer")]
    [InlineData("Approver")]
    [InlineData("Admin")]
    [InlineData("author")]
    public async Task Another_role_does_not_apply(string role)
    {
        var person = await Current(SignedIn(role)).GetAsync();

        Assert.False(person.CanApply);
        Assert.Contains("Author", person.WhyNot, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sign_in_that_ran_out_allows_nothing_any_more()
    {
        var current = Current(SignedIn("Author"));
        Assert.True((await current.GetAsync()).CanApply);

        _clock.Now += TimeSpan.FromHours(2);

        var person = await current.GetAsync();
        Assert.False(person.CanApply);
        Assert.Contains("Sign in again", person.WhyNot, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_ends_it_in_every_circuit()
    {
        var user = SignedIn("Author");
        var (first, second) = (Current(user), Current(user));
        Assert.True((await first.GetAsync()).CanApply);

        _sessions.End(user);

        Assert.False((await first.GetAsync()).CanApply);
        Assert.False((await second.GetAsync()).CanApply);
    }

    [Fact]
    public async Task A_claim_of_the_cookies_own_kind_does_not_come_from_the_provider()
    {
        var forged = new ClaimsPrincipal(new ClaimsIdentity(
            [new Claim("sub", "1"), new Claim("roles", "Author")], "test", "name", "roles"));

        Assert.False((await Current(forged).GetAsync()).CanApply);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\r\nImpersonate-Group: system:masters")]
    [InlineData("with blank")]
    [InlineData("ä")]
    public async Task An_id_that_does_not_fit_a_header_is_not_sent(string id)
    {
        var person = await Current(SignedIn("Author", id)).GetAsync();

        Assert.False(person.CanApply);
        Assert.Contains("object id", person.WhyNot, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("system:masters")]
    [InlineData("System:authenticated")]
    [InlineData("")]
    [InlineData("a\nb")]
    public void Nobody_is_made_one_of_Kubernetes_own_groups(string group) =>
        Assert.True(new ImpersonationValidation().Validate(null, new() { Group = group }).Failed);

    private ClaimsPrincipal SignedIn(string role, string id = "oid-1")
    {
        var user = new ClaimsPrincipal(new ClaimsIdentity(
            [new Claim("oid", id), new Claim("sub", "other"), new Claim("name", "arthur"), new Claim("roles", role)], "test", "name", "roles"));
        Sessions.Begin(user, _clock.Now + TimeSpan.FromHours(1));
        return user;
    }

    private CurrentPerson Current(ClaimsPrincipal user, bool required = true) => new(
        new Fixed(user), new SignOnMode(required, Http: true), Options.Create(new ImpersonationOptions()),
        new ServiceCollection().AddSingleton(_sessions).BuildServiceProvider());

    private sealed class Fixed(ClaimsPrincipal user) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(user));
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
