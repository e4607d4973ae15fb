using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Evaluation.Data;
using OcopModular.Evaluation.Domain;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Evaluation.Pages.Rounds;

[Authorize(Can.ManageRounds)]
internal sealed class NewModel(EvaluationDb db, OpenRound rounds, WorkingYear working, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public int Year => working.Value;

    public IReadOnlyList<SelectListItem> Councils { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Input.Number = (await db.Rounds.Where(r => r.Year == Year).MaxAsync(r => (int?)r.Number, ct) ?? 0) + 1;
        Input.EndsBefore = new DateOnly(Year, Input.Number == 1 ? 6 : 11, 30);
        Input.CouncilId = Councils.Count > 0 ? Guid.Parse(Councils[0].Value) : null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var (round, outcome) = await rounds.OpenAsync(Year, Input.Number!.Value, Input.EndsBefore!.Value, Input.CouncilId!.Value, ct);
        if (round is null)
        {
            return this.Refuse(outcome, texts, outcome.Reason switch { "Round.NumberTaken" => "Input.Number", "Round.EndsInPast" => "Input.EndsBefore", "Round.NoCouncil" => "Input.CouncilId", _ => null });
        }

        this.Say(texts["Round.IsOpen", round.Number, round.Year]);
        return Redirect($"/Evaluation/Rounds/View/{round.Id}");
    }

    private async Task LoadAsync(CancellationToken ct) =>
        Councils = (await rounds.SittingAsync(Year, ct)).Select(c => new SelectListItem($"{c.Name} ({c.Decision.Number}, {c.Decision.Date.Show()})", c.Id.ToString())).ToList();

    internal sealed class Form
    {
        [Display(Name = "Round.Number"), Required(ErrorMessage = "Required"), Range(1, 20, ErrorMessage = "OutOfRange")]
        public int? Number { get; set; }

        [Display(Name = "Round.EndsBefore"), Required(ErrorMessage = "Required")]
        public DateOnly? EndsBefore { get; set; }

        [Display(Name = "Round.Council"), Required(ErrorMessage = "Required")]
        public Guid? CouncilId { get; set; }
    }
}
