using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using OcopModular.Dossiers.Domain;
using OcopModular.Kernel;

namespace OcopModular.Dossiers.Pages.Producers;

/// <summary>A page with the form of a producer.</summary>
internal interface IProducerPage
{
    ProducerForm Input { get; }
}

[Authorize(Can.Register)]
internal sealed class NewModel(RegisterProducer register, Communes communes, IStringLocalizer<Texts> texts) : PageModel, IProducerPage
{
    [BindProperty]
    public ProducerForm Input { get; set; } = new();

    [BindProperty]
    [Display(Name = "Producer.Commune"), Required(ErrorMessage = "Required")]
    public Guid? Commune { get; set; }

    public IReadOnlyList<SelectListItem> Communes { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Commune = Communes.Count == 1 ? Guid.Parse(Communes[0].Value) : null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (ModelState.IsValid)
        {
            var (outcome, id) = await register.RunAsync(Commune!.Value, Input.ToDetails(), ct);
            if (outcome.IsDone)
            {
                return Redirect($"/Dossiers/Producers/View/{id}");
            }

            ModelState.AddModelError("Input.Name", texts.Say(outcome));
        }

        await LoadAsync(ct);
        return Page();
    }

    private async Task LoadAsync(CancellationToken ct) =>
        Communes = [.. (await communes.ChoicesAsync(ct)).Select(u => new SelectListItem(u.Name, u.Id.ToString()))];
}
