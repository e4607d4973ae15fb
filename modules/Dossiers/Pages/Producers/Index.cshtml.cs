using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using OcopModular.Dossiers.Data;
using OcopModular.Dossiers.Domain;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Dossiers.Pages.Producers;

[Authorize(Can.Read)]
internal sealed class IndexModel(DossiersDb db, CurrentActor current) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")]
    public ListQuery Query { get; set; } = new();

    public PageOf<Row> List { get; private set; } = new([], 1, 1, 0);

    public async Task OnGetAsync(CancellationToken ct)
    {
        var rows = Sorted(db.Producers.VisibleTo(current.Actor).WithWords(p => p.Search, Query.Q))
            .Select(p => new Row(p.Id, p.Name, p.Kind, p.CommuneName, p.Representative, db.Products.Count(x => x.ProducerId == p.Id)));
        List = await PageOf<Row>.FromAsync(rows, Query, ct);
    }

    private IQueryable<Producer> Sorted(IQueryable<Producer> rows) => Query.Sort switch
    {
        "-name" => rows.OrderByDescending(p => p.Search).ThenBy(p => p.Id),
        "commune" => rows.OrderBy(p => p.CommuneName).ThenBy(p => p.Search).ThenBy(p => p.Id),
        "-commune" => rows.OrderByDescending(p => p.CommuneName).ThenBy(p => p.Search).ThenBy(p => p.Id),
        _ => rows.OrderBy(p => p.Search).ThenBy(p => p.Id),
    };

    internal sealed record Row(Guid Id, string Name, ProducerKind Kind, string Commune, string Representative, int Products);
}
