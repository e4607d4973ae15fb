using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;
using OcopModular.NewModule.Data;
using OcopModular.NewModule.Domain;

namespace OcopModular.NewModule.Pages;

[Authorize(Can.Edit)]
internal sealed class EditModel(NewModuleDb db, CurrentActor current, IStringLocalizer<Texts> texts) : PageModel, INewRecordPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public NewRecordForm Input { get; set; } = new();

    public IReadOnlyList<Difference> Both { get; private set; } = [];

    public string Name { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is not { } record)
        {
            return NotFound();
        }

        Input = NewRecordForm.Of(record);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is not { } record)
        {
            return NotFound();
        }

        return !ModelState.IsValid ? Page()
            : await Input.MayKeepAsync(db, Id, ct) is { IsDone: false } refused ? this.Refuse(refused, texts, "Input.Number")
            : await SaveAsync(record, ct);
    }

    private async Task<IActionResult> SaveAsync(NewRecord record, CancellationToken ct)
    {
        try
        {
            db.Expect(record, Input.Version);
            record.Describe(Input.Number, Input.Name, Input.Note);
            await db.SaveChangesAsync(ct);
            this.Say(texts["Saved"]);
            return Redirect($"/NewModule/View/{Id}");
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            var theirs = NewRecordForm.Of((await FindAsync(ct))!);
            Both = BothVersions.Of(Input, theirs, texts);
            ModelState.Remove("Input.Version");
            Input.Version = theirs.Version;
            return this.Stale(texts, "Both.Stale");
        }
    }

    private async Task<NewRecord?> FindAsync(CancellationToken ct)
    {
        var record = await db.Records.VisibleTo(current.Actor).SingleOrDefaultAsync(r => r.Id == Id, ct);
        Name = record?.Name ?? "";
        return record;
    }
}
