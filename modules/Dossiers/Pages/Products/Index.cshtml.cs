using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using OcopModular.Dossiers.Contracts;
using OcopModular.Dossiers.Data;
using OcopModular.Dossiers.Domain;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Dossiers.Pages.Products;

[Authorize(Can.Read)]
internal sealed class IndexModel(DossiersDb db, CurrentActor current) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")]
    public ListQuery Query { get; set; } = new();

    public PageOf<Row> List { get; private set; } = new([], 1, 1, 0);

    public async Task OnGetAsync(CancellationToken ct)
    {
        var rows = Sorted(db.Products.VisibleTo(current.Actor).WithWords(p => p.Search, Query.Q)).Select(p => new Row(
            p.Id, p.Name, p.Producer.Name, p.CommuneName, p.Set, p.SetName,
            db.Dossiers.Where(d => d.ProductId == p.Id).OrderByDescending(d => d.OpenedAt).Select(d => (DossierState?)d.State).FirstOrDefault()));
        List = await PageOf<Row>.FromAsync(rows, Query, ct);
    }

    private IQueryable<Product> Sorted(IQueryable<Product> rows) => Query.Sort switch
    {
        "-name" => rows.OrderByDescending(p => p.Search).ThenBy(p => p.Id),
        "commune" => rows.OrderBy(p => p.CommuneName).ThenBy(p => p.Search).ThenBy(p => p.Id),
        "-commune" => rows.OrderByDescending(p => p.CommuneName).ThenBy(p => p.Search).ThenBy(p => p.Id),
        "set" => rows.OrderBy(p => p.Set).ThenBy(p => p.Search).ThenBy(p => p.Id),
        "-set" => rows.OrderByDescending(p => p.Set).ThenBy(p => p.Search).ThenBy(p => p.Id),
        _ => rows.OrderBy(p => p.Search).ThenBy(p => p.Id),
    };

    internal sealed record Row(Guid Id, string Name, string Producer, string Commune, int Set, string SetName, DossierState? Newest);
}
