using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Dossiers.Data;
using OcopModular.Dossiers.Domain;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Dossiers.Pages.Producers;

[Authorize(Can.Register)]
internal sealed class EditModel(DossiersDb db, CurrentActor current, IStringLocalizer<Texts> texts) : PageModel, IProducerPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public ProducerForm Input { get; set; } = new();

    public IReadOnlyList<Difference> Both { get; private set; } = [];

    public string Name { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is not { } producer)
        {
            return NotFound();
        }

        Input = ProducerForm.Of(producer);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is not { } producer)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (await db.Producers.AnyAsync(p => p.CommuneId == producer.CommuneId && p.Name == Input.Name.Trim() && p.Id != Id, ct))
        {
            return this.Refuse(Outcome.Refuse("Producer.Twice", Input.Name, producer.CommuneName), texts, "Input.Name");
        }

        return await SaveAsync(producer, ct);
    }

    private async Task<IActionResult> SaveAsync(Producer producer, CancellationToken ct)
    {
        try
        {
            db.Expect(producer, Input.Version);
            producer.Describe(Input.ToDetails());
            await db.SaveChangesAsync(ct);
            this.Say(texts["Saved"]);
            return Redirect($"/Dossiers/Producers/View/{Id}");
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            var theirs = ProducerForm.Of((await FindAsync(ct))!);
            Both = BothVersions.Of(Input, theirs, texts);
            ModelState.Remove("Input.Version");
            Input.Version = theirs.Version;
            return this.Stale(texts);
        }
    }

    private async Task<Producer?> FindAsync(CancellationToken ct)
    {
        var producer = await db.Producers.VisibleTo(current.Actor).SingleOrDefaultAsync(p => p.Id == Id, ct);
        Name = producer?.Name ?? "";
        return producer;
    }
}
