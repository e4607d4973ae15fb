using System.Linq.Expressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using OcopModular.Evaluation.Contracts;
using OcopModular.Evaluation.Data;
using OcopModular.Evaluation.Domain;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Evaluation.Pages.Certificates;

[Authorize(Can.ReadCertificates)]
internal sealed class IndexModel(EvaluationDb db, CurrentActor current, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")]
    public CertificateFilter Filter { get; set; } = new();

    public PageOf<CertificateRow> List { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Communes { get; private set; } = [];

    public IReadOnlyList<int> Years { get; private set; } = [];

    public bool IsFiltered => Filter is not { Q: null, State: null, Stars: null, Commune: null, Year: null };

    public DateOnly Today => clock.Today();

    public async Task OnGetAsync(CancellationToken ct)
    {
        var visible = db.Certificates.AsNoTracking().VisibleTo(current.Actor, db);
        var communes = await visible.Select(c => new { c.CommuneId, c.CommuneName }).Distinct().ToListAsync(ct);
        Communes = communes.OrderBy(c => c.CommuneName, StringComparer.CurrentCulture).Select(c => new SelectListItem(c.CommuneName, c.CommuneId.ToString(), c.CommuneId == Filter.Commune)).ToList();
        Years = await visible.Select(c => c.IssuedOn.Year).Distinct().OrderByDescending(y => y).ToListAsync(ct);
        var rows = Filter.Sorted(Filter.Of(visible, Today)).Select(c => new CertificateRow(
            c.Id, c.Number, c.ProductCode, c.ProductName, c.ProducerName, c.CommuneName, c.Stars, c.IssuedOn, c.ExpiresOn, c.WithdrawnOn));
        List = await PageOf<CertificateRow>.FromAsync(rows, Filter, ct);
    }
}

internal sealed record CertificateRow(
    Guid Id, string Number, string ProductCode, string ProductName, string ProducerName, string CommuneName, int Stars, DateOnly IssuedOn, DateOnly ExpiresOn, DateOnly? WithdrawnOn)
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

    public IQueryable<Certificate> Sorted(IQueryable<Certificate> certificates) => Sort?.TrimStart('-') switch
    {
        "product" => By(certificates, c => c.Search),
        "commune" => By(certificates, c => c.CommuneName),
        "stars" => By(certificates, c => c.Stars),
        "expires" => By(certificates, c => c.ExpiresOn),
        "issued" => By(certificates, c => c.IssuedOn),
        _ => certificates.OrderByDescending(c => c.IssuedOn).ThenByDescending(c => c.Number),
    };

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

    private IOrderedQueryable<Certificate> By<TKey>(IQueryable<Certificate> certificates, Expression<Func<Certificate, TKey>> key) =>
        (Sort!.StartsWith('-') ? certificates.OrderByDescending(key) : certificates.OrderBy(key)).ThenBy(c => c.Id);
}
