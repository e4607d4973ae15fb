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

namespace OcopModular.Dossiers.Pages.Products;

/// <summary>A page with the form of a product.</summary>
internal interface IProductPage
{
    ProductForm Input { get; }

    SetChoice Choice { get; }
}

[Authorize(Can.Edit)]
internal sealed class NewModel(DossiersDb db, RegisterProduct register, DossierRules rules, CurrentActor current, IStringLocalizer<Texts> texts) : PageModel, IProductPage
{
    [BindProperty]
    public ProductForm Input { get; set; } = new();

    [BindProperty]
    [Display(Name = "Product.Producer"), Required(ErrorMessage = "Required")]
    public Guid? Producer { get; set; }

    public IReadOnlyList<SelectListItem> Producers { get; private set; } = [];

    public SetChoice Choice => new(SetFinder.Find(rules.SetsToday(), Input.Words), Input.Set, Input.Words);

    public async Task OnGetAsync(Guid? producer, CancellationToken ct)
    {
        await LoadAsync(ct);
        Producer = producer ?? (Producers.Count == 1 ? Guid.Parse(Producers[0].Value) : null);
    }

    /// <summary>The sets that fit the words, while they are typed.</summary>
    public IActionResult OnGetSets([FromQuery(Name = "Input.Words")] string? words, [FromQuery(Name = "Input.Set")] int? set) =>
        Partial("_Sets", new SetChoice(SetFinder.Find(rules.SetsToday(), words), set, words));

    /// <summary>The same without scripts: the page comes back with the fitting sets and all that was typed.</summary>
    [Repeatable]
    public async Task<IActionResult> OnPostFindAsync(CancellationToken ct)
    {
        ModelState.Clear();
        await LoadAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (ModelState.IsValid)
        {
            var (outcome, id) = await register.RunAsync(Producer!.Value, Input.Name, Input.Description, Input.Set!.Value, ct);
            if (outcome.IsDone)
            {
                return Redirect($"/Dossiers/Products/View/{id}");
            }

            ModelState.AddModelError("Input.Name", texts.Say(outcome));
        }

        await LoadAsync(ct);
        return Page();
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        var rows = await db.Producers.VisibleTo(current.Actor).OrderBy(p => p.Search).Select(p => new { p.Id, p.Name, p.CommuneName }).ToListAsync(ct);
        Producers = [.. rows.Select(p => new SelectListItem($"{p.Name} ({p.CommuneName})", p.Id.ToString()))];
    }
}
