using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OcopModular.Dossiers.Contracts;
using OcopModular.Dossiers.Data;
using OcopModular.Dossiers.Domain;
using OcopModular.Kernel;
using OcopModular.Rules.Contracts;

namespace OcopModular.Dossiers.Pages;

[Authorize(Can.Read)]
internal sealed class ViewModel(DossiersDb db, CurrentActor current, DossierHistory history, DossierRules rules, IFileStore store) : DossierPage(db, current)
{
    public IReadOnlyList<TimelineEntry> History { get; private set; } = [];

    public IReadOnlyList<Step> Steps { get; private set; } = [];

    public IReadOnlyList<NextAct> Next { get; private set; } = [];

    public IReadOnlyList<Attachment> Files { get; private set; } = [];

    public IReadOnlyDictionary<string, (FileCheck Check, string? Finding)> Scans { get; private set; } = null!;

    public IReadOnlyList<VersionRow> Versions { get; private set; } = [];

    public IReadOnlyList<CheckRow> Checks { get; private set; } = [];

    public ReportContent? Report { get; private set; }

    public PackCard? Pack { get; private set; }

    public DateOnly FilingDay { get; private set; }

    public string? PaperNumber => Dossier.PaperNumber;

    public Facts Facts => Dossier.Facts;

    public Registration Registration => Dossier.Registration;

    public string? Result => Dossier.Result;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct))
        {
            return NotFound();
        }

        Report = await Db.Reports.AsNoTracking().Where(r => r.DossierId == Id).Select(r => r.Content).SingleOrDefaultAsync(ct);
        Files = await Db.Attachments.AsNoTracking().Where(a => a.DossierId == Id && a.RemovedAt == null).OrderBy(a => a.Criterion).ThenBy(a => a.Title).ToListAsync(ct);
        Scans = await store.ChecksAsync(Files.Select(f => f.Sha256), ct);
        Versions = await Db.Versions.Where(v => v.DossierId == Id).OrderByDescending(v => v.Number).Select(v => new VersionRow(v.Number, v.FiledAt, v.FiledBy, v.Hash)).ToListAsync(ct);
        Checks = await Db.Checks.Where(c => c.DossierId == Id).OrderByDescending(c => c.At).Select(c => new CheckRow(c.Number, c.At, c.By, c.IsAccepted, c.Reason)).ToListAsync(ct);
        History = await history.OfDossierAsync(Id, ct);
        (Pack, FilingDay) = (rules.PackOf(Dossier), rules.FilingDay(Dossier));
        (Steps, Next) = (DossierSteps.Of(Dossier, Report), NextActs.Of(Dossier, Report is not null, Actor));
        return Page();
    }

    internal sealed record VersionRow(int Number, DateTime At, string By, string Hash);

    internal sealed record CheckRow(int Number, DateTime At, string By, bool IsAccepted, string? Reason);
}

/// <summary>A step of the dossier's way; its text is <c>Step.{Name}</c>.</summary>
internal sealed record Step(string Name, string? Detail, bool IsDone, bool IsNow);

internal static class DossierSteps
{
    private static readonly DossierState[] Way = [DossierState.Draft, DossierState.Filed, DossierState.Forwarded, DossierState.Accepted, DossierState.Scheduled, DossierState.Decided];

    public static IReadOnlyList<Step> Of(Dossier dossier, ReportContent? report)
    {
        var at = Array.IndexOf(Way, dossier.State == DossierState.Returned ? DossierState.Draft : dossier.State);
        var details = new[] { dossier.FiledOn?.Show(), report?.Number, Day(dossier.AcceptedAt), dossier.Round, dossier.Result };
        var names = new[] { "File", "Report", "Check", "Score", "Decide" };
        return [.. names.Select((name, i) => new Step(name, details[i], IsDone: i < at, IsNow: i == at))];
    }

    private static string? Day(DateTime? utc) => utc is { } at ? DateOnly.FromDateTime(at.InVietnam()).Show() : null;
}

/// <summary>What the actor can do next; texts are <c>Next.{Name}</c>, <c>.Detail</c>, <c>.Button</c>.</summary>
internal sealed record NextAct(string Name, string Url);

internal static class NextActs
{
    public static IReadOnlyList<NextAct> Of(Dossier dossier, bool hasReport, Actor actor) => dossier.State switch
    {
        DossierState.Draft when actor.Can(Can.Edit) => [new("Fill", $"/Dossiers/Registration/{dossier.Id}"), new("Assess", $"/Dossiers/SelfAssessment/{dossier.Id}"), new("Submit", $"/Dossiers/Submit/{dossier.Id}")],
        DossierState.Returned when actor.Can(Can.Edit) => [new("Mend", $"/Dossiers/Registration/{dossier.Id}"), new("Resubmit", $"/Dossiers/Submit/{dossier.Id}")],
        DossierState.Filed when actor.Can(Can.Report) && hasReport => [new("Forward", $"/Dossiers/Forward/{dossier.Id}"), new("EditReport", $"/Dossiers/Report/{dossier.Id}")],
        DossierState.Filed when actor.Can(Can.Report) => [new("Report", $"/Dossiers/Report/{dossier.Id}")],
        DossierState.Forwarded when actor.Can(Can.Check) => [new("Check", $"/Dossiers/Check/{dossier.Id}")],
        _ => [],
    };
}
