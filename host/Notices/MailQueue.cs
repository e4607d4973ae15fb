using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Data;
using OcopModular.Kernel;

namespace OcopModular.Host.Notices;

/// <summary>What waits to go out, claimed row by row: of two senders one takes a row, and one that is killed leaves it to the next after a while.</summary>
internal sealed class MailQueue(HostDb db, WriteGate gate, TimeProvider clock) : IScoped
{
    private const int Most = 200;
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan[] Delays = [.. new[] { 1, 5, 15, 60, 240, 720, 1440, 1440 }.Select(m => TimeSpan.FromMinutes(m))];

    /// <summary>What is due now, by letter: a digest is one, each other notice its own.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<Guid>>> DueAsync(CancellationToken ct)
    {
        var now = clock.UtcNow();
        var due = await db.MailItems.AsNoTracking().Where(m => m.SentAt == null && m.GivenUpAt == null && m.NextAttempt <= now).OrderBy(m => m.NoticeId).Take(Most).ToListAsync(ct);
        return [.. due.GroupBy(m => m.IsDigest ? m.AccountId : m.NoticeId).Select(g => g.Select(m => m.NoticeId).ToList())];
    }

    /// <summary>Counts the attempt before it is made.</summary>
    /// <returns>The rows that are now this sender's.</returns>
    public async Task<IReadOnlyList<Guid>> ClaimAsync(IReadOnlyList<Guid> letter, CancellationToken ct)
    {
        var (mine, now) = (new List<Guid>(), clock.UtcNow());
        var until = now + Claim;
        using var turn = await gate.EnterAsync(ct);
        foreach (var id in letter)
        {
            var claimed = await db.MailItems.Where(m => m.NoticeId == id && m.SentAt == null && m.GivenUpAt == null && m.NextAttempt <= now)
                .ExecuteUpdateAsync(s => s.SetProperty(m => m.NextAttempt, until).SetProperty(m => m.Attempts, m => m.Attempts + 1), ct);
            mine.AddRange(claimed == 1 ? [id] : []);
        }

        return mine;
    }

    public async Task SentAsync(IReadOnlyList<Guid> letter, CancellationToken ct)
    {
        var now = clock.UtcNow();
        using var turn = await gate.EnterAsync(ct);
        await db.MailItems.Where(m => letter.Contains(m.NoticeId)).ExecuteUpdateAsync(s => s.SetProperty(m => m.SentAt, now).SetProperty(m => m.LastError, (string?)null), ct);
    }

    /// <summary>Tries again later, each time after a longer while, and at last no more.</summary>
    public async Task FailedAsync(IReadOnlyList<Guid> letter, string error, CancellationToken ct)
    {
        var now = clock.UtcNow();
        using var turn = await gate.EnterAsync(ct);
        foreach (var row in await db.MailItems.AsNoTracking().Where(m => letter.Contains(m.NoticeId)).Select(m => new { m.NoticeId, m.Attempts }).ToListAsync(ct))
        {
            var isLast = row.Attempts > Delays.Length;
            var (next, over) = (isLast ? now : now + Delays[row.Attempts - 1], isLast ? now : (DateTime?)null);
            await db.MailItems.Where(m => m.NoticeId == row.NoticeId)
                .ExecuteUpdateAsync(s => s.SetProperty(m => m.NextAttempt, next).SetProperty(m => m.GivenUpAt, over).SetProperty(m => m.LastError, error), ct);
        }
    }

    /// <summary>No longer wanted: the person changed their mind or may not sign in any more.</summary>
    public async Task DropAsync(IReadOnlyList<Guid> letter, CancellationToken ct)
    {
        using var turn = await gate.EnterAsync(ct);
        await db.MailItems.Where(m => letter.Contains(m.NoticeId)).ExecuteDeleteAsync(ct);
    }

    /// <summary>Gives what was given up its attempts again.</summary>
    public async Task<int> TryAgainAsync(CancellationToken ct)
    {
        var now = clock.UtcNow();
        using var turn = await gate.EnterAsync(ct);
        return await db.MailItems.Where(m => m.GivenUpAt != null)
            .ExecuteUpdateAsync(s => s.SetProperty(m => m.GivenUpAt, (DateTime?)null).SetProperty(m => m.Attempts, 0).SetProperty(m => m.NextAttempt, now), ct);
    }
}
