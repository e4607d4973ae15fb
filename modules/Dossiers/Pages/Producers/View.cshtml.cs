using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using OcopModular.Dossiers.Data;
using OcopModular.Dossiers.Domain;
using OcopModular.Kernel;

namespace OcopModular.Dossiers.Pages.Producers;

[Authorize(Can.Read)]
internal sealed class ViewModel(DossiersDb db, CurrentActor current) : PageModel
{
    public Card Producer { get; private set; } = null!;

    public IReadOnlyList<ProductRow> Products { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        var producer = await db.Producers.VisibleTo(current.Actor).Where(p => p.Id == id)
            .Select(p => new Card(p.Id, p.Name, p.Kind, p.RegistrationNumber, p.FoundedOn, p.Representative, p.Post, p.Phone, p.Email, p.Address, p.CommuneName)).SingleOrDefaultAsync(ct);
        if (producer is null)
        {
            return NotFound();
        }

        Producer = Contacts.MaySee(current.Actor) ? producer : producer with { Phone = Contacts.Mask(producer.Phone), Email = Contacts.Mask(producer.Email) };
        Products = await db.Products.VisibleTo(current.Actor).Where(p => p.ProducerId == id).OrderBy(p => p.Search).Select(p => new ProductRow(p.Id, p.Name, p.Set, p.SetName)).ToListAsync(ct);
        return Page();
    }

    internal sealed record Card(Guid Id, string Name, ProducerKind Kind, string? RegistrationNumber, DateOnly? FoundedOn, string Representative, string? Post, string? Phone, string? Email, string Address, string Commune);

    internal sealed record ProductRow(Guid Id, string Name, int Set, string SetName);
}
