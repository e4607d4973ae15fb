using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using OcopModular.Dossiers.Contracts;
using OcopModular.Dossiers.Data;
using OcopModular.Dossiers.Domain;
using OcopModular.Kernel;
using OcopModular.Rules.Contracts;

namespace OcopModular.Dossiers.Pages.Products;

[Authorize(Can.Read)]
internal sealed class ViewModel(DossiersDb db, CurrentActor current, IEnumerable<ITimelineSource> sources) : PageModel
{
    public Card Product { get; private set; } = null!;

    public IReadOnlyList<DossierRow> Dossiers { get; private set; } = [];

    public IReadOnlyList<TimelineEntry> History { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        var product = await db.Products.VisibleTo(current.Actor).Where(p => p.Id == id)
            .Select(p => new Card(p.Id, p.Name, p.Description, p.Set, p.SetName, p.Sector, p.Group, p.ProducerId, p.Producer.Name, p.CommuneName)).SingleOrDefaultAsync(ct);
        if (product is null)
        {
            return NotFound();
        }

        Product = product;
        Dossiers = await db.Dossiers.VisibleTo(current.Actor).Where(d => d.ProductId == id).OrderByDescending(d => d.OpenedAt)
            .Select(d => new DossierRow(d.Id, d.Number, d.Kind, d.State, d.Year, d.FiledOn)).ToListAsync(ct);
        History = await HistoryAsync(id, ct);
        return Page();
    }

    /// <summary>The parts of all modules, newest first.</summary>
    private async Task<IReadOnlyList<TimelineEntry>> HistoryAsync(Guid id, CancellationToken ct)
    {
        var entries = new List<TimelineEntry>();
        foreach (var source in sources)
        {
            entries.AddRange(await source.ForAsync(id, current.Actor, ct));
        }

        return [.. entries.OrderByDescending(e => e.AtUtc)];
    }

    internal sealed record Card(Guid Id, string Name, string? Description, int Set, string SetName, string Sector, string Group, Guid ProducerId, string Producer, string Commune);

    internal sealed record DossierRow(Guid Id, string? Number, DossierKind Kind, DossierState State, int Year, DateOnly? FiledOn);
}
