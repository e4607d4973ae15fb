using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Dossiers.Contracts;
using OcopModular.Dossiers.Domain;
using OcopModular.Kernel;

namespace OcopModular.Dossiers.Data;

/// <summary>What waits for producers, communes and the standing body.</summary>
internal sealed class DossierDuties(DossiersDb db, IWorkCalendar calendar, IStringLocalizer<Texts> texts) : IDutySource, IScoped
{
    private const int Most = 100;

    public async Task<IReadOnlyList<Duty>> ForAsync(Actor actor, CancellationToken ct)
    {
        var mine = StatesOf(actor);
        if (mine.Count == 0)
        {
            return [];
        }

        var rows = await db.Dossiers.VisibleTo(actor).Where(d => mine.Contains(d.State)).OrderBy(d => d.EditedAt).Take(Most)
            .Select(d => new Row(d.Id, d.Product.Name, d.Product.Producer.Name, d.State, d.ReturnReason, d.ForwardedAt, d.Number, db.Reports.Any(r => r.DossierId == d.Id))).ToListAsync(ct);
        var days = await calendar.ReadAsync(ct);
        return [.. rows.Select(r => ToDuty(r, days))];
    }

    private static List<DossierState> StatesOf(Actor actor)
    {
        var states = new List<DossierState>();
        states.AddRange(actor.Can(Can.Edit) ? [DossierState.Draft, DossierState.Returned] : []);
        states.AddRange(actor.Can(Can.Report) ? [DossierState.Filed] : []);
        states.AddRange(actor.Can(Can.Check) ? [DossierState.Forwarded] : []);
        return states;
    }

    private Duty ToDuty(Row row, WorkDays days) => row.State switch
    {
        DossierState.Draft => Make(row, "Draft", $"/Dossiers/Submit/{row.Id}", row.Producer, "pencil"),
        DossierState.Returned => Make(row, "Returned", $"/Dossiers/View/{row.Id}", row.ReturnReason ?? row.Producer, "arrow-back-up"),
        DossierState.Filed when row.HasReport => Make(row, "Forward", $"/Dossiers/View/{row.Id}", $"{row.Number}, {row.Producer}", "send"),
        DossierState.Filed => Make(row, "Report", $"/Dossiers/Report/{row.Id}", $"{row.Number}, {row.Producer}", "report"),
        _ => Make(row, "Check", $"/Dossiers/Check/{row.Id}", $"{row.Number}, {row.Producer}", "clipboard-check", CheckDossier.DueFrom(row.ForwardedAt!.Value, days)),
    };

    private Duty Make(Row row, string what, string url, string detail, string icon, DateOnly? due = null) =>
        new(texts[$"Duty.{what}", row.Product], detail, url, texts[$"Duty.{what}.Button"], due, icon);

    private sealed record Row(Guid Id, string Product, string Producer, DossierState State, string? ReturnReason, DateTime? ForwardedAt, string? Number, bool HasReport);
}
