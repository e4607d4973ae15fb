using OcopModular.Dossiers.Contracts;
using OcopModular.Dossiers.Data;
using OcopModular.Kernel;

namespace OcopModular.Dossiers.Domain;

/// <summary>The standing body checks a forwarded dossier: accepts it, or returns it with reasons.</summary>
internal sealed class CheckDossier(DossiersDb db, IWorkCalendar calendar, CurrentActor current, TimeProvider clock) : IScoped
{
    /// <summary>Days that the standing body gives itself; no national text sets a limit (148/QĐ-TTg).</summary>
    public const int WorkingDays = 5;

    public async Task<Outcome> ReturnAsync(Dossier dossier, int? version, CheckSheet sheet, string? reason, CancellationToken ct)
    {
        var outcome = dossier.Return(reason);
        if (outcome.IsDone)
        {
            db.Announce(new DossierReturned(dossier.Id, dossier.Versions));
        }

        return await KeepAsync(dossier, version, sheet, outcome, "Dossier.Returned", reason?.Trim(), ct);
    }

    public async Task<Outcome> AcceptAsync(Dossier dossier, int? version, CheckSheet sheet, CancellationToken ct)
    {
        if (sheet.Items.Where(i => !i.IsFine).Select(i => $"“{i.Title}”").ToList() is { Count: > 0 } wrong)
        {
            return Outcome.Refuse("Check.NotFine", string.Join("; ", wrong));
        }

        var outcome = dossier.Accept(clock.UtcNow());
        if (outcome.IsDone)
        {
            db.Announce(new DossierAccepted(dossier.Id, dossier.Versions));
        }

        return await KeepAsync(dossier, version, sheet, outcome, "Dossier.Accepted", null, ct);
    }

    /// <summary>The last day of the check of a dossier that was sent up at the instant.</summary>
    public static DateOnly DueFrom(DateTime forwardedAt, WorkDays days) => days.Add(DateOnly.FromDateTime(forwardedAt.InVietnam()), WorkingDays);

    public async Task<DateOnly?> DueOfAsync(Dossier dossier, CancellationToken ct) =>
        dossier.ForwardedAt is { } at ? DueFrom(at, await calendar.ReadAsync(ct)) : null;

    private async Task<Outcome> KeepAsync(Dossier dossier, int? version, CheckSheet sheet, Outcome outcome, string action, string? reason, CancellationToken ct)
    {
        if (!outcome.IsDone)
        {
            return outcome;
        }

        if (version is { } expected)
        {
            db.Expect(dossier, expected);
        }

        db.Add(new Check
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            DossierId = dossier.Id,
            Number = dossier.Versions,
            At = clock.UtcNow(),
            By = current.Actor.Name,
            IsAccepted = dossier.State == DossierState.Accepted,
            Reason = reason,
            Sheet = sheet,
        });
        db.Because(dossier, action, reason);
        await db.SaveChangesAsync(ct);
        return outcome;
    }
}
