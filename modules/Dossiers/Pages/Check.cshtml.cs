using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Dossiers.Contracts;
using OcopModular.Dossiers.Data;
using OcopModular.Dossiers.Domain;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Dossiers.Pages;

[Authorize(Can.Check)]
internal sealed class CheckModel(DossiersDb db, CheckDossier act, DossierRules rules, CurrentActor current, IStringLocalizer<Texts> texts) : DossierPage(db, current)
{
    private const string Fine = "fine";

    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<Row> Papers { get; private set; } = [];

    public IReadOnlyList<Row> Disqualifiers { get; private set; } = [];

    public ReportContent? Report { get; private set; }

    public DateOnly? Due { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct))
        {
            return NotFound();
        }

        Input.Version = Head.Version;
        return Head.State == DossierState.Forwarded ? Page() : Redirect($"/Dossiers/View/{Id}");
    }

    public Task<IActionResult> OnPostAcceptAsync(CancellationToken ct) => DecideAsync(() => act.AcceptAsync(Dossier, Input.Version, Sheet(), ct), "Check.Accepted", ct);

    public Task<IActionResult> OnPostReturnAsync(CancellationToken ct) => DecideAsync(() => act.ReturnAsync(Dossier, Input.Version, Sheet(), Input.Reason, ct), "Check.Returned", ct);

    private async Task<IActionResult> DecideAsync(Func<Task<Outcome>> decideAsync, string said, CancellationToken ct)
    {
        if (!await LoadAsync(ct))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            var outcome = await decideAsync();
            if (!outcome.IsDone)
            {
                return this.Refuse(outcome, texts, outcome.Reason == "Dossier.ReasonNeeded" ? "Input.Reason" : null);
            }
        }
        catch (DbUpdateConcurrencyException)
        {
            Db.ChangeTracker.Clear();
            await LoadAsync(ct);
            ModelState.Remove("Input.Version");
            Input.Version = Head.Version;
            return this.Stale(texts);
        }

        this.Say(texts[said]);
        return Redirect($"/Dossiers/View/{Id}");
    }

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct))
        {
            return false;
        }

        Due = await act.DueOfAsync(Dossier, ct);
        Report = await Db.Reports.AsNoTracking().Where(r => r.DossierId == Id).Select(r => r.Content).SingleOrDefaultAsync(ct);
        var files = await Db.Attachments.AsNoTracking().Where(a => a.DossierId == Id && a.RemovedAt == null).ToListAsync(ct);
        Papers = [.. rules.PapersOf(Dossier).Select(p => new Row(p.Code, p.Title, p.Citation, p.IsMandatory, [.. files.Where(f => f.Paper == p.Code)], State($"paper.{p.Code}"), Remark($"paper.{p.Code}")))];
        Disqualifiers = [.. rules.DisqualifiersOf(Dossier).Select(d => new Row(d.Code, d.Title, d.Citation, true, [], State($"ground.{d.Code}"), Remark($"ground.{d.Code}")))];
        return true;
    }

    private string? State(string key) => Request.HasFormContentType ? Request.Form[key].FirstOrDefault() : null;

    private string? Remark(string key) => Request.HasFormContentType ? Request.Form[$"remark.{key}"].FirstOrDefault() : null;

    private CheckSheet Sheet() => new([.. Papers.Where(p => p.State is not null || p.IsMandatory).Select(p => Item(p, false)), .. Disqualifiers.Select(d => Item(d, true))]);

    private static CheckItem Item(Row row, bool isDisqualifier) => new(row.Code, row.Title, isDisqualifier, row.State == Fine, string.IsNullOrWhiteSpace(row.Remark) ? null : row.Remark.Trim());

    internal sealed record Row(string Code, string Title, string Citation, bool IsMandatory, IReadOnlyList<Attachment> Files, string? State, string? Remark);

    internal sealed class Form
    {
        public int Version { get; set; }

        [Display(Name = "Check.Reason"), StringLength(4000, ErrorMessage = "TooLong")]
        public string? Reason { get; set; }
    }
}
