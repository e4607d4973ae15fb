using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Host.Accounts;
using OcopModular.Host.Audit;
using OcopModular.Host.Data;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Host.Pages.Admin.Audit;

/// <summary>Nhật ký của cả hệ thống. Points and personal data are not shown here, whoever reads.</summary>
[Authorize(HostCan.ReadAudit)]
internal sealed class IndexModel(HostDb db, AuditWords words, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")]
    public AuditFilter Query { get; set; } = new();

    public ListView<AuditEntry> List { get; private set; } = null!;

    /// <summary>The newest statement of what the log holds.</summary>
    public Checkpoint? Seal { get; private set; }

    private ListPlan<AuditEntry, AuditEntry> Plan => new ListPlan<AuditEntry, AuditEntry>("Audit", texts, e => e, "-seq", e => e.Seq)
        .Column("act", "Audit.Act", Act)
        .Column("kind", "Audit.Kind", Kind)
        .Column("who", "Audit.Who", e => e.ActorName)
        .Column("at", "Audit.At", e => e.At.ShowTime())
        .ExcelOnly("Audit.Reason", e => e.Reason)
        .ExcelOnly("Audit.Changes", e => string.Join("; ", Fields(e).Select(f => $"{f.Name}: {f.From ?? "–"} → {f.To ?? "–"}")))
        .ExcelOnly("Audit.Session", e => e.Session == Guid.Empty ? null : e.Session.ToString())
        .ExcelOnly("Audit.Record", e => e.Record.ToString())
        .ExcelOnly("Audit.Hash", e => e.Hash)
        .Column("seq", "Audit.Seq", e => e.Seq, e => e.Seq);

    private IQueryable<AuditEntry> Found => ModelState.IsValid ? Query.Of(db.Set<AuditEntry>().AsNoTracking()) : db.Set<AuditEntry>().Where(e => false);

    public async Task OnGetAsync(CancellationToken ct)
    {
        Seal = await db.Checkpoints.AsNoTracking().OrderByDescending(c => c.Size).FirstOrDefaultAsync(ct);
        var kinds = await db.Set<AuditEntry>().Select(e => new { e.Area, e.Kind }).Distinct().ToListAsync(ct);
        List = await Plan.ReadAsync(Found, Query,
        [
            new("kind", texts["Audit.Kind"], [.. kinds.Select(k => new SelectListItem(words.Kind(k.Area, k.Kind), k.Kind, k.Kind == Query.Kind)).OrderBy(k => k.Text, StringComparer.CurrentCulture)]),
            new("from", texts["Audit.From"], null, Request.Query["from"]),
            new("until", texts["Audit.Until"], null, Request.Query["until"]),
        ], ct);
    }

    public Task<FileStreamResult> OnGetExcelAsync(CancellationToken ct) => this.ExcelAsync(Plan, Found, Query, ct);

    public string Act(AuditEntry entry) => words.Act(entry.Area, entry.Kind, entry.Action);

    public string Kind(AuditEntry entry) => words.Kind(entry.Area, entry.Kind);

    public IReadOnlyList<FieldChange> Fields(AuditEntry entry) => words.Fields(entry);
}

internal sealed class AuditFilter : ListQuery
{
    public string? Kind { get; set; }

    [Display(Name = "Audit.From")]
    public DateOnly? From { get; set; }

    [Display(Name = "Audit.Until")]
    public DateOnly? Until { get; set; }

    /// <summary>One record and its parts.</summary>
    public Guid? Record { get; set; }

    public IQueryable<AuditEntry> Of(IQueryable<AuditEntry> entries)
    {
        entries = entries.WithWords(e => e.Search, Q);
        entries = string.IsNullOrEmpty(Kind) ? entries : entries.Where(e => e.Kind == Kind);
        entries = Record is { } record ? entries.Where(e => e.Record == record || e.Subject == record) : entries;
        var (from, before) = (From?.StartUtc(), Until?.AddDays(1).StartUtc());
        entries = from is null ? entries : entries.Where(e => e.At >= from);
        return before is null ? entries : entries.Where(e => e.At < before);
    }
}
