using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;
using OcopModular.NewModule.Data;
using OcopModular.NewModule.Domain;

namespace OcopModular.NewModule.Pages;

/// <summary>A page with the form of a record.</summary>
internal interface INewRecordPage
{
    NewRecordForm Input { get; }
}

[Authorize(Can.Edit)]
internal sealed class NewModel(NewModuleDb db, IDirectory directory, CurrentActor current, TimeProvider clock, IStringLocalizer<Texts> texts) : PageModel, INewRecordPage
{
    [BindProperty]
    public NewRecordForm Input { get; set; } = new();

    [BindProperty, Display(Name = "NewRecord.Commune"), Required(ErrorMessage = "Required")]
    public Guid? Commune { get; set; }

    public IReadOnlyList<SelectListItem> Communes { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var communes = await LoadAsync(ct);
        Commune = communes.Count == 1 ? communes[0].Id : null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var commune = (await LoadAsync(ct)).FirstOrDefault(u => u.Id == Commune);
        if (Commune is not null && commune is null)
        {
            ModelState.AddModelError(nameof(Commune), texts["NewRecord.NoCommune"]);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (await Input.MayKeepAsync(db, null, ct) is { IsDone: false } refused)
        {
            return this.Refuse(refused, texts, "Input.Number");
        }

        var record = new NewRecord { Id = Guid.CreateVersion7(clock.GetUtcNow()), CommuneId = commune!.Id, CommuneName = commune.Name, MadeAt = clock.UtcNow() };
        record.Describe(Input.Number, Input.Name, Input.Note);
        db.Add(record);
        db.Because(record, "NewRecord.Made");
        await db.SaveChangesAsync(ct);
        this.Say(texts["Saved"]);
        return Redirect($"/NewModule/View/{record.Id}");
    }

    /// <summary>The communes among which the actor may choose.</summary>
    private async Task<IReadOnlyList<UnitCard>> LoadAsync(CancellationToken ct)
    {
        var communes = (await directory.UnitsAsync(ct)).Where(u => u.Kind == UnitKind.Commune && u.ExistsOn(clock.Today()) && current.Actor.OnlyUnits?.Contains(u.Id) != false).ToList();
        Communes = [.. communes.Select(u => new SelectListItem(u.Name, $"{u.Id}"))];
        return communes;
    }
}
