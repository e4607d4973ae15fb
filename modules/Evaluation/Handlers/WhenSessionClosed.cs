using OcopModular.Evaluation.Contracts;
using OcopModular.Kernel;

namespace OcopModular.Evaluation.Handlers;

/// <summary>From the minute a session is closed a signature says what the log held: its digits stand on the minutes.</summary>
internal sealed class WhenSessionClosed(IAuditSeals seals) : IWhen<SessionClosed>
{
    public Task HandleAsync(SessionClosed happened, CancellationToken ct) => seals.SealAsync(ct);
}
