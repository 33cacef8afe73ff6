using System.Net;
using Microsoft.AspNetCore.Http;
using PolicyStudio.Cluster.Applying;
using PolicyStudio.Cluster.Tests.Watching.Faults;

namespace PolicyStudio.Cluster.Tests.Applying.Live;

/// <summary>What may happen to one write on its way to the API server and back, once, and how the apply has to end.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Outcome">How the apply ends.</param>
/// <param name="Says">What the step that it happened to says in the end.</param>
/// <param name="HappenAsync">Does it: the proxy, and the request.</param>
internal sealed record WriteFault(string Name, ApplyOutcome Outcome, string Says, Func<FaultyProxy, HttpContext, Task> HappenAsync)
{
    private const string Accepted = "accepted by the API server";

    /// <summary>Those after which the write is there: it has reached the server before, or is made again by right.</summary>
    public static IReadOnlyList<WriteFault> Survived { get; } =
    [
        new("the answer is lost after the write", ApplyOutcome.ConfigurationMatches, "no answer from the API server", async (proxy, context) =>
        {
            await (await proxy.TakeAsync(context))();
            context.Abort();
        }),
        new("the write is made, and the answer is 500", ApplyOutcome.ConfigurationMatches, "etcdserver: request timed out", async (proxy, context) =>
        {
            await (await proxy.TakeAsync(context))();
            await FaultyProxy.AnswerAsync(context, HttpStatusCode.InternalServerError, "etcdserver: request timed out");
        }),
        new("409 Conflict, for somebody has touched the object", ApplyOutcome.ConfigurationMatches, Accepted,
            (_, context) => FaultyProxy.AnswerAsync(context, HttpStatusCode.Conflict, "the object has been modified", "Conflict")),
        new("429 with Retry-After", ApplyOutcome.ConfigurationMatches, Accepted, (_, context) =>
        {
            context.Response.Headers.RetryAfter = "0";
            return FaultyProxy.AnswerAsync(context, HttpStatusCode.TooManyRequests, "too many requests", "TooManyRequests");
        }),
    ];

    /// <summary>Those after which it is not there, and the apply ends.</summary>
    public static IReadOnlyList<WriteFault> Fatal { get; } =
    [
        new("the request is lost before the server", ApplyOutcome.Refused, "not written: no answer from the API server", (_, context) =>
        {
            context.Abort();
            return Task.CompletedTask;
        }),
        Answer(HttpStatusCode.InternalServerError, ApplyOutcome.Refused, "etcd is full", "not written: etcd is full"),
        Answer(HttpStatusCode.ServiceUnavailable, ApplyOutcome.Refused, "shutting down", "not written: shutting down"),
        Answer(HttpStatusCode.Unauthorized, ApplyOutcome.Forbidden, "Unauthorized", "Unauthorized"),
        Answer(HttpStatusCode.Forbidden, ApplyOutcome.Forbidden, "User \"ada\" cannot do this", "User \"ada\" cannot do this"),
        Answer(HttpStatusCode.Forbidden, ApplyOutcome.Refused, "admission webhook \"guard\" denied the request", "admission webhook \"guard\" denied the request"),
    ];

    /// <summary>The write is made at once, and the answer does not come before the request's time is over.</summary>
    public static WriteFault LateAnswer { get; } = new("the answer is late", ApplyOutcome.ConfigurationMatches, "no answer from the API server within", async (proxy, context) =>
    {
        await (await proxy.TakeAsync(context))();
        await GivenUpAsync(context);
    });

    /// <summary>The write itself is on its way for so long: it is made when the asker has begun to read back, and has found nothing.</summary>
    public static WriteFault LateRequest { get; } = new("the write is late", ApplyOutcome.ConfigurationMatches, "no answer from the API server within", async (proxy, context) =>
    {
        var deliver = await proxy.TakeAsync(context);
        var (before, late) = (proxy.Handle, 0);
        proxy.Handle = async (next, forward) =>
        {
            await forward();
            if (Interlocked.Exchange(ref late, 1) > 0) return;
            proxy.Handle = before;
            await deliver();
        };
        await GivenUpAsync(context);
    });

    public override string ToString() => Name;

    private static async Task GivenUpAsync(HttpContext context)
    {
        var givenUp = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var _ = context.RequestAborted.Register(givenUp.SetResult);
        await givenUp.Task;
    }

    private static WriteFault Answer(HttpStatusCode code, ApplyOutcome outcome, string message, string says) =>
        new($"{(int)code}, {message}", outcome, says, (_, context) => FaultyProxy.AnswerAsync(context, code, message));
}
