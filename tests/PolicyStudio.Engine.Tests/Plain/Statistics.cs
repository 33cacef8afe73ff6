namespace PolicyStudio.Engine.Tests.Plain;

/// <summary>How much of what was asked says something: a run in which everything is denied would prove little. Counted in pairs, each asked on several ports.</summary>
internal sealed class Statistics
{
    public int Pairs { get; private set; }

    public long Questions { get; private set; }

    /// <summary>Pairs with an open port.</summary>
    public int Allowed { get; private set; }

    /// <summary>Pairs of which a policy isolates a side.</summary>
    public int Isolated { get; private set; }

    /// <summary>Pairs of which a policy isolates a side, and that have an open port all the same.</summary>
    public int AllowedByRule { get; private set; }

    /// <summary>Pairs with an answer that would be another if no policy named a port.</summary>
    public int DecidedByNamedPort { get; private set; }

    /// <summary>Pairs with an IPv6 address outside.</summary>
    public int AboutIpv6 { get; private set; }

    /// <summary>Pairs with an answer that would be another if no policy had an IPv6 block.</summary>
    public int DecidedByIpv6 { get; private set; }

    /// <summary>Pairs with a port that may open once a pod has an address.</summary>
    public int AwaitingAddress { get; private set; }

    public void Count(int questions, bool allowed, bool isolated, bool namedPort, bool aboutIpv6, bool ipv6, bool waits)
    {
        (Pairs, Questions) = (Pairs + 1, Questions + questions);
        if (allowed) Allowed++;
        if (isolated) Isolated++;
        if (allowed && isolated) AllowedByRule++;
        if (namedPort) DecidedByNamedPort++;
        if (aboutIpv6) AboutIpv6++;
        if (ipv6) DecidedByIpv6++;
        if (waits) AwaitingAddress++;
    }

    public void Add(Statistics other)
    {
        (Pairs, Questions) = (Pairs + other.Pairs, Questions + other.Questions);
        (Allowed, Isolated, AllowedByRule) = (Allowed + other.Allowed, Isolated + other.Isolated, AllowedByRule + other.AllowedByRule);
        (DecidedByNamedPort, AboutIpv6, DecidedByIpv6) = (DecidedByNamedPort + other.DecidedByNamedPort, AboutIpv6 + other.AboutIpv6, DecidedByIpv6 + other.DecidedByIpv6);
        AwaitingAddress += other.AwaitingAddress;
    }

    public override string ToString() =>
        $"{Pairs:N0} pairs, {Questions:N0} questions; of the pairs {Share(Allowed)} allowed, {Share(Isolated)} isolated, {Share(AllowedByRule)} allowed by a rule, "
        + $"{Share(DecidedByNamedPort)} decided by a named port, {Share(AboutIpv6)} with an IPv6 address outside, {Share(DecidedByIpv6)} decided by an IPv6 block, "
        + $"{Share(AwaitingAddress)} with a port that waits for an address";

    private string Share(int count) => $"{100.0 * count / Pairs:F1} %";
}
