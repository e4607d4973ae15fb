using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Dossiers.Data;
using OcopModular.Dossiers.Domain;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;
using OcopModular.Rules.Contracts;

namespace OcopModular.Dossiers.Pages;

[Authorize(Can.Edit)]
internal sealed class NewModel(DossiersDb db, OpenDossier open, CurrentActor current, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Products { get; private set; } = [];

    public IEnumerable<SelectListItem> Kinds => Enum.GetValues<DossierKind>().Select(k => new SelectListItem(texts[$"DossierKind.{k}"], k.ToString()));

    public async Task OnGetAsync(Guid? product, CancellationToken ct)
    {
        Input.Product = product;
        await LoadAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (ModelState.IsValid)
        {
            var (outcome, id) = await open.RunAsync(Input.Product!.Value, Input.Kind, ct);
            if (outcome.IsDone)
            {
                return Redirect($"/Dossiers/Registration/{id}");
            }

            ModelState.AddModelError("Input.Product", texts.Say(outcome));
        }

        await LoadAsync(ct);
        return Page();
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        var rows = await db.Products.VisibleTo(current.Actor).OrderBy(p => p.Search).Select(p => new { p.Id, p.Name, Producer = p.Producer.Name }).ToListAsync(ct);
        Products = [.. rows.Select(p => new SelectListItem($"{p.Name} – {p.Producer}", p.Id.ToString()))];
    }

    internal sealed class Form
    {
        [Display(Name = "Dossier.Product"), Required(ErrorMessage = "Required")]
        public Guid? Product { get; set; }

        [Display(Name = "Dossier.Kind")]
        public DossierKind Kind { get; set; }
    }
}
