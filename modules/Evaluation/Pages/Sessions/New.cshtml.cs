using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Evaluation.Data;
using OcopModular.Evaluation.Domain;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Evaluation.Pages.Sessions;

[Authorize(Can.ManageRounds)]
internal sealed class NewModel(EvaluationDb db, CallSession calls, Benches benches, CurrentActor current, IStringLocalizer<Texts> texts) : PageModel
{
    /// <summary>The round.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public Round Round { get; private set; } = null!;

    /// <summary>The day that was typed is not before the end of the round.</summary>
    public bool IsLate => Input.HeldOn is { } day && Round.IsOverOn(day);

    public IReadOnlyList<Candidate> Candidates { get; private set; } = [];

    public IReadOnlyList<Chair> Bench { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct))
        {
            return NotFound();
        }

        Input.Candidates = Candidates.Select(c => c.Id).ToList();
        Input.Members = Bench.Select(b => b.Member.StaffId).ToList();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            var (session, outcome) = await calls.CallAsync(Id, new SessionPlan(Input.HeldOn!.Value, Input.Place.Trim(), Input.Reason?.Trim()), Input.Candidates, Input.Members, ct);
            if (session is null)
            {
                return this.Refuse(outcome, texts, FieldOf(outcome));
            }

            this.Say(texts["Session.WasCalled", session.HeldOn.Show()]);
            return Redirect($"/Evaluation/Sessions/View/{session.Id}");
        }
        catch (DbUpdateConcurrencyException)
        {
            return this.Stale(texts);
        }
    }

    private static string? FieldOf(Outcome outcome) => outcome.Reason switch
    {
        _ when SessionPage.IsAboutDay(outcome) => "Input.HeldOn",
        "Session.NothingChosen" or "Session.AlreadyCalled" or "Session.DossierWithdrawn" => "Input.Candidates",
        "Session.AfterRound.Reason" => "Input.Reason",
        "Session.NobodyChosen" or "Session.NotOfCouncil" => "Input.Members",
        _ => null,
    };

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (await db.Rounds.AsNoTracking().VisibleTo(current.Actor, db).SingleOrDefaultAsync(r => r.Id == Id, ct) is not { } round)
        {
            return false;
        }

        Round = round;
        Candidates = await db.Candidates.AsNoTracking().Where(c => c.RoundId == Id && c.SessionId == null).OrderBy(c => c.SampleNumber).ToListAsync(ct);
        Bench = await benches.OfAsync(round.CouncilId, round.Rules, ct);
        return true;
    }

    internal sealed class Form
    {
        [Display(Name = "Session.HeldOn"), Required(ErrorMessage = "Required")]
        public DateOnly? HeldOn { get; set; }

        [Display(Name = "Session.Place"), Required(ErrorMessage = "Required"), StringLength(300, ErrorMessage = "TooLong")]
        public string Place { get; set; } = "";

        [Display(Name = "Reason"), StringLength(1000, ErrorMessage = "TooLong")]
        public string? Reason { get; set; }

        [Display(Name = "Round.Candidates")]
        public List<Guid> Candidates { get; set; } = [];

        [Display(Name = "Session.Members")]
        public List<Guid> Members { get; set; } = [];
    }
}
