using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Evaluation.Contracts;
using OcopModular.Evaluation.Data;
using OcopModular.Evaluation.Domain;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Evaluation.Pages.Certificates;

[Authorize(Can.ReadCertificates)]
internal sealed class IndexModel(EvaluationDb db, CurrentActor current, TimeProvider clock, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")]
    public CertificateFilter Filter { get; set; } = new();

    public ListView<CertificateRow> List { get; private set; } = null!;

    public DateOnly Today => clock.Today();

    private IQueryable<Certificate> Visible => db.Certificates.AsNoTracking().VisibleTo(current.Actor, db);

    private ListPlan<Certificate, CertificateRow> Plan => new ListPlan<Certificate, CertificateRow>(
            "Certificates", texts, c => new CertificateRow(c.Id, c.Number, c.ProductCode, c.ProductName, c.ProducerName, c.CommuneName, c.Stars, c.IssuedOn, c.ExpiresOn, c.WithdrawnOn), "-issued", c => c.Id)
        .Column("product", "Certificate.Product", r => r.ProductName, c => c.Search)
        .ExcelOnly("Certificate.Producer", r => r.ProducerName)
        .Column("number", "Certificate.Number", r => r.Number)
        .ExcelOnly("Certificate.ProductCode", r => r.ProductCode)
        .Column("commune", "Certificate.Commune", r => r.CommuneName, c => c.CommuneName)
        .Column("stars", "Certificate.Stars", r => r.Stars, c => c.Stars)
        .Column("state", "Certificate.State", r => texts[$"CertificateState.{r.StateOn(Today)}"].Value)
        .Column("issued", "Certificate.IssuedOn", r => r.IssuedOn, c => c.IssuedOn, c => c.Number)
        .Column("expires", "Certificate.ExpiresOn", r => r.ExpiresOn, c => c.ExpiresOn);

    public async Task OnGetAsync(CancellationToken ct) => List = await Plan.ReadAsync(Filter.Of(Visible, Today), Filter, await FiltersAsync(ct), ct);

    public Task<FileStreamResult> OnGetExcelAsync(CancellationToken ct) => this.ExcelAsync(Plan, Filter.Of(Visible, Today), Filter, ct);

    private async Task<IReadOnlyList<ListFilter>> FiltersAsync(CancellationToken ct)
    {
        var communes = await Visible.Select(c => new { c.CommuneId, c.CommuneName }).Distinct().ToListAsync(ct);
        var years = await Visible.Select(c => c.IssuedOn.Year).Distinct().ToListAsync(ct);
        return
        [
            new("state", texts["Certificate.State"], [.. Enum.GetValues<WantedState>().Select(s => new SelectListItem(texts[$"WantedState.{s}"], $"{s}", s == Filter.State))]),
            new("stars", texts["Certificate.Stars"], [.. Enumerable.Range(3, 3).Select(s => new SelectListItem(texts["Stars", s], $"{s}", s == Filter.Stars))]),
            new("commune", texts["Certificate.Commune"], [.. communes.OrderBy(c => c.CommuneName, VietnameseOrder.Comparer).Select(c => new SelectListItem(c.CommuneName, $"{c.CommuneId}", c.CommuneId == Filter.Commune))]),
            new("year", texts["Certificate.Year"], [.. years.Union(Filter.Year is { } asked ? [asked] : []).OrderDescending().Select(y => new SelectListItem($"{y}", $"{y}", y == Filter.Year))]),
        ];
    }
}

internal sealed record CertificateRow(
    Guid Id, string Number, string ProductCode, string ProductName, string ProducerName, string CommuneName, int Stars, DateOnly IssuedOn, DateOnly ExpiresOn, DateOnly? WithdrawnOn) : IRow
{
    public CertificateState StateOn(DateOnly day) => Validity.StateOn(ExpiresOn, WithdrawnOn, day);
}

/// <summary>What a list of certificates is asked for.</summary>
internal enum WantedState
{
    Valid,
    ExpiresSoon,
    Expired,
    Withdrawn,
}

internal sealed class CertificateFilter : ListQuery
{
    /// <summary>Early enough for a re-evaluation.</summary>
    public const int SoonMonths = 6;

    public WantedState? State { get; set; }

    public int? Stars { get; set; }

    public Guid? Commune { get; set; }

    public int? Year { get; set; }

    public IQueryable<Certificate> Of(IQueryable<Certificate> certificates, DateOnly today)
    {
        certificates = InState(certificates, today).WithWords(c => c.Search, Q);
        certificates = Stars is { } stars ? certificates.Where(c => c.Stars == stars) : certificates;
        certificates = Commune is { } commune ? certificates.Where(c => c.CommuneId == commune) : certificates;
        return Year is { } year ? certificates.Where(c => c.IssuedOn.Year == year) : certificates;
    }

    private IQueryable<Certificate> InState(IQueryable<Certificate> certificates, DateOnly today)
    {
        var soon = today.AddMonths(SoonMonths);
        return State switch
        {
            WantedState.Valid => certificates.Where(c => c.WithdrawnOn == null && c.ExpiresOn >= today),
            WantedState.ExpiresSoon => certificates.Where(c => c.WithdrawnOn == null && c.ExpiresOn >= today && c.ExpiresOn <= soon),
            WantedState.Expired => certificates.Where(c => c.WithdrawnOn == null && c.ExpiresOn < today),
            WantedState.Withdrawn => certificates.Where(c => c.WithdrawnOn != null),
            _ => certificates,
        };
    }
}
