using Microsoft.EntityFrameworkCore;
using OcopModular.Evaluation.Contracts;
using OcopModular.Evaluation.Data;
using OcopModular.Evaluation.Domain;
using OcopModular.Kernel;

namespace OcopModular.Evaluation.Handlers;

/// <summary>Tells of a session those who sit in it, or the offices that oversee it.</summary>
internal sealed class SessionNotices(EvaluationDb db, INotices notices) : IScoped
{
    /// <param name="once">What makes one telling another than the one before.</param>
    public async Task TellMembersAsync(Guid id, string what, string once, string icon, CancellationToken ct)
    {
        var seated = (await db.Members.Where(m => m.SessionId == id).Select(m => m.StaffId).ToListAsync(ct)).ToHashSet();
        await TellAsync(id, what, once, icon, a => seated.Contains(a.Id) && !Scopes.IsOutside(a), ct);
    }

    public Task TellOverseersAsync(Guid id, string what, string icon, CancellationToken ct) =>
        TellAsync(id, what, "", icon, a => Scopes.SeesAll(a) && (a.Can(Can.Recognise) || a.Roles.Contains(Role.Leader)), ct);

    private async Task TellAsync(Guid id, string what, string once, string icon, Func<Actor, bool> to, CancellationToken ct)
    {
        var session = await db.Sessions.AsNoTracking().SingleAsync(s => s.Id == id, ct);
        var notice = new Notice($"session-{what}-{id:N}{once}", typeof(Texts), $"Notice.Session{what}", [session.HeldOn.Show(), session.Place], $"/Evaluation/Sessions/View/{id}", icon);
        await notices.TellAsync(notice, a => a.Can(Can.ReadRounds) && to(a), ct);
    }
}

internal sealed class WhenSessionCalled(SessionNotices notices) : IWhen<SessionCalled>
{
    public Task HandleAsync(SessionCalled happened, CancellationToken ct) => notices.TellMembersAsync(happened.SessionId, "Called", "", "calendar-plus", ct);
}

internal sealed class WhenSessionMoved(SessionNotices notices) : IWhen<SessionMoved>
{
    public Task HandleAsync(SessionMoved happened, CancellationToken ct) => notices.TellMembersAsync(happened.SessionId, "Moved", $"-{happened.AtUtc.Ticks}", "calendar-event", ct);
}

internal sealed class WhenSessionCancelled(SessionNotices notices) : IWhen<SessionCancelled>
{
    public Task HandleAsync(SessionCancelled happened, CancellationToken ct) => notices.TellMembersAsync(happened.SessionId, "Cancelled", "", "ban", ct);
}

internal sealed class TellWhenSessionClosed(SessionNotices notices) : IWhen<SessionClosed>
{
    public Task HandleAsync(SessionClosed happened, CancellationToken ct) => notices.TellOverseersAsync(happened.SessionId, "Closed", "gavel", ct);
}
