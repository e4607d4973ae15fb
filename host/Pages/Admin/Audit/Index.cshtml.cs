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
using OcopModular.Host.Web;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Host.Pages.Admin.Audit;

/// <summary>Nhật ký của cả hệ thống. Points and personal data are not shown here, whoever reads.</summary>
[Authorize(HostCan.ReadAudit)]
internal sealed class IndexModel(HostDb db, AuditWords words, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")]
    public AuditFilter Query { get; set; } = new();

    public PageOf<AuditEntry> List { get; private set; } = new([], 1, 1, 0);

    public IReadOnlyList<SelectListItem> Kinds { get; private set; } = [];

    /// <summary>The newest statement of what the log holds.</summary>
    public Checkpoint? Seal { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var kinds = await db.Set<AuditEntry>().Select(e => new { e.Area, e.Kind }).Distinct().ToListAsync(ct);
        Kinds = [.. kinds.Select(k => new SelectListItem(words.Kind(k.Area, k.Kind), k.Kind, k.Kind == Query.Kind)).OrderBy(k => k.Text, StringComparer.CurrentCulture)];
        Seal = await db.Checkpoints.AsNoTracking().OrderByDescending(c => c.Size).FirstOrDefaultAsync(ct);
        List = await PageOf<AuditEntry>.FromAsync(Found(), Query, ct);
    }

    public Task<FileStreamResult> OnGetExcelAsync(CancellationToken ct) =>
        ExcelFile.OfAsync("nhat-ky.xlsx", Found().AsAsyncEnumerable().Select(Row), ct);

    public string Act(AuditEntry entry) => words.Act(entry.Area, entry.Kind, entry.Action);

    public string Kind(AuditEntry entry) => words.Kind(entry.Area, entry.Kind);

    public IReadOnlyList<FieldChange> Fields(AuditEntry entry) => words.Fields(entry);

    private IQueryable<AuditEntry> Found() => ModelState.IsValid ? Query.Of(db.Set<AuditEntry>().AsNoTracking()).OrderByDescending(e => e.Seq) : db.Set<AuditEntry>().Where(e => false).OrderBy(e => e.Seq);

    private Dictionary<string, object?> Row(AuditEntry entry) => new()
    {
        [texts["Audit.Seq"]] = entry.Seq,
        [texts["Audit.At"]] = entry.At.ShowTime(),
        [texts["Audit.Who"]] = entry.ActorName,
        [texts["Audit.Kind"]] = Kind(entry),
        [texts["Audit.Act"]] = Act(entry),
        [texts["Audit.Reason"]] = entry.Reason,
        [texts["Audit.Changes"]] = string.Join("; ", Fields(entry).Select(f => $"{f.Name}: {f.From ?? "–"} → {f.To ?? "–"}")),
        [texts["Audit.Session"]] = entry.Session == Guid.Empty ? null : entry.Session.ToString(),
        [texts["Audit.Record"]] = entry.Record.ToString(),
        [texts["Audit.Hash"]] = entry.Hash,
    };
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

    public bool IsFiltered => this is not { Q: null, Kind: null, From: null, Until: null, Record: null };

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
