using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Evaluation.Domain;
using OcopModular.Kernel;

namespace OcopModular.Evaluation.Data;

/// <summary>Sessions in which the person sits, or which the standing body calls; the ends of certificates for who watches them.</summary>
internal sealed class EvaluationCalendar(EvaluationDb db, IStringLocalizer<Texts> texts) : ICalendarSource, IScoped
{
    public async Task<IReadOnlyList<CalendarEntry>> ForAsync(Actor actor, DateOnly from, DateOnly until, CancellationToken ct)
    {
        var entries = new List<CalendarEntry>();
        if (actor.Can(Can.ReadRounds))
        {
            var sessions = await db.Sessions.AsNoTracking().VisibleTo(actor, db).Where(s => s.State != SessionState.Cancelled && s.HeldOn >= from && s.HeldOn <= until).ToListAsync(ct);
            entries.AddRange(sessions.Select(s => new CalendarEntry(s.HeldOn, texts["Calendar.Session", s.Place], $"/Evaluation/Sessions/View/{s.Id}", "users-group")));
        }

        if (actor.Can(Can.ReadCertificates) && (actor.Can(Can.Recognise) || Scopes.IsOutside(actor)))
        {
            var ending = await db.Certificates.AsNoTracking().VisibleTo(actor, db).Where(c => c.WithdrawnOn == null && c.ExpiresOn >= from && c.ExpiresOn <= until).Select(c => new { c.Id, c.Number, c.ProductName, c.ExpiresOn }).ToListAsync(ct);
            entries.AddRange(ending.Select(c => new CalendarEntry(c.ExpiresOn, texts["Calendar.Expires", c.ProductName, c.Number], $"/Evaluation/Certificates/View/{c.Id}", "certificate")));
        }

        return entries;
    }
}
