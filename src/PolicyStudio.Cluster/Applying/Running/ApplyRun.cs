using System.Collections.Immutable;
using PolicyStudio.Cluster.Applying.Steps;

namespace PolicyStudio.Cluster.Applying.Running;

/// <summary>The book-keeping of one apply: where each step stands, told to whoever watches.</summary>
internal sealed class ApplyRun
{
    private readonly StepProgress[] _steps;
    private readonly IProgress<StepProgress>? _progress;

    public ApplyRun(ImmutableArray<PlanStep> steps, IProgress<StepProgress>? progress)
    {
        _progress = progress;
        _steps = [.. steps.Select((s, i) => new StepProgress(i, s, StepStatus.Waiting))];
        foreach (var step in _steps) progress?.Report(step);
    }

    /// <summary>Where a step stands.</summary>
    public StepProgress this[int index] => _steps[index];

    public void Report(int index, StepStatus status, string detail)
    {
        var now = _steps[index] with { Status = status, Detail = detail };
        if (now == _steps[index]) return;
        _steps[index] = now;
        _progress?.Report(now);
    }

    public ApplyResult End(ApplyOutcome outcome, string message, params IEnumerable<string> details)
    {
        for (var i = 0; i < _steps.Length; i++)
            if (_steps[i].Status == StepStatus.Waiting) Report(i, StepStatus.NotReached, "");
        return new(outcome, message, [.. _steps], [.. details]);
    }

    /// <summary>Ends because the person wanted it, between two steps or after the last one.</summary>
    public ApplyResult Cancel() => End(ApplyOutcome.Cancelled, _steps.All(s => s.Status == StepStatus.Done)
        ? "cancelled after the last step: what the cluster shows was not compared" : "cancelled: the steps that were not reached are not written");

    /// <summary>Ends because of something that nobody foresaw: in the midst of a step, or before the first one.</summary>
    public ApplyResult Break(string message)
    {
        var running = Array.FindIndex(_steps, s => s.Status == StepStatus.Running);
        if (running >= 0) return Fail(running, ApplyOutcome.Unknown, $"it may be written or not: {message}");
        return _steps.Any(s => s.Status == StepStatus.Done)
            ? End(ApplyOutcome.Unknown, $"the steps that were not reached are not written: {message}")
            : End(ApplyOutcome.Refused, $"nothing was written: {message}");
    }

    /// <summary>Ends at a step that was not carried out.</summary>
    public ApplyResult Fail(int index, ApplyOutcome outcome, string message)
    {
        Report(index, StepStatus.Failed, message);
        return End(outcome, $"{_steps[index].Step.Summary}: {message}");
    }
}
