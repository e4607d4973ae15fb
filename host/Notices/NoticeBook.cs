using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Accounts;
using OcopModular.Host.Data;
using OcopModular.Kernel;

namespace OcopModular.Host.Notices;

/// <summary>Keeps a notice for each person to whom it is told, and in the same save what goes out by mail.</summary>
internal sealed class NoticeBook(HostDb db, ActorList actors, MailSettings mail, TimeProvider clock) : INotices, IScoped
{
    private const int DigestHour = 7;

    public async Task TellAsync(Notice notice, Func<Actor, bool> to, CancellationToken ct)
    {
        var told = await db.Notices.Where(n => n.Key == notice.Key).Select(n => n.AccountId).ToListAsync(ct);
        var people = (await actors.AllAsync(ct)).Where(to).Select(a => a.Id).Except(told).ToList();
        var kept = people.ConvertAll(p => Keep(notice, p));
        db.AddRange(kept);
        if (mail.IsOn)
        {
            var chosen = await db.PersonSettings.AsNoTracking().Where(s => people.Contains(s.Id) && s.Mail != MailMode.None).ToDictionaryAsync(s => s.Id, s => s.Mail, ct);
            db.AddRange(kept.Where(k => chosen.ContainsKey(k.AccountId)).Select(k => Queue(k, chosen[k.AccountId])));
        }

        await db.SaveChangesAsync(ct);
    }

    /// <summary>The next seven o'clock of Viet Nam.</summary>
    public static DateTime NextDigest(DateTime utc)
    {
        var today = DateOnly.FromDateTime(utc.InVietnam()).StartUtc().AddHours(DigestHour);
        return utc < today ? today : today.AddDays(1);
    }

    private KeptNotice Keep(Notice notice, Guid person) => new()
    {
        Id = Guid.CreateVersion7(clock.GetUtcNow()),
        AccountId = person,
        Key = notice.Key,
        Texts = $"{notice.Texts.FullName}, {notice.Texts.Assembly.GetName().Name}",
        Text = notice.Text,
        Arguments = JsonSerializer.Serialize(notice.Arguments),
        Url = notice.Url,
        Icon = notice.Icon,
        At = clock.UtcNow(),
    };

    private MailItem Queue(KeptNotice notice, MailMode mode) => new()
    {
        NoticeId = notice.Id,
        AccountId = notice.AccountId,
        IsDigest = mode == MailMode.Daily,
        NextAttempt = mode == MailMode.Daily ? NextDigest(clock.UtcNow()) : clock.UtcNow(),
    };
}
