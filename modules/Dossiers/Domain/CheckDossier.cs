using OcopModular.Dossiers.Contracts;
using OcopModular.Dossiers.Data;
using OcopModular.Kernel;

namespace OcopModular.Dossiers.Domain;

/// <summary>The standing body checks a forwarded dossier: accepts it, or returns it with reasons.</summary>
internal sealed class CheckDossier(DossiersDb db, CurrentActor current, TimeProvider clock) : IScoped
{
    /// <summary>Days that the standing body gives itself; no national text sets a limit (148/QĐ-TTg).</summary>
    public const int WorkingDays = 5;

    public async Task<Outcome> ReturnAsync(Dossier dossier, int? version, CheckSheet sheet, string? reason, CancellationToken ct) =>
        await KeepAsync(dossier, version, sheet, dossier.Return(reason), "Dossier.Returned", reason?.Trim(), ct);

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

    /// <summary>The last day of a check that began on that day, Saturdays and Sundays left out.</summary>
    public static DateOnly DueFrom(DateOnly day)
    {
        for (var left = WorkingDays; left > 0;)
        {
            day = day.AddDays(1);
            left -= day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1;
        }

        return day;
    }

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
