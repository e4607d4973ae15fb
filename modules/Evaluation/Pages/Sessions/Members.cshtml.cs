using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Evaluation.Data;
using OcopModular.Evaluation.Domain;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Evaluation.Pages.Sessions;

/// <summary>Who sits in the session, while it is planned.</summary>
[Authorize(Can.ManageRounds)]
internal sealed class MembersModel(EvaluationDb db, CallSession calls, Benches benches, CurrentActor current, IStringLocalizer<Texts> texts) : SessionPage(db, current)
{
    private readonly EvaluationDb _db = db;

    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<Chair> Bench { get; private set; } = [];

    public IReadOnlyList<Candidate> Candidates { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct))
        {
            return NotFound();
        }

        await LoadAsync(ct);
        Input.Members = await _db.Members.Where(m => m.SessionId == Id).Select(m => m.StaffId).ToListAsync(ct);
        Input.Version = Session.Version;
        return Session.State == SessionState.Planned ? Page() : Redirect(Back);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct))
        {
            return NotFound();
        }

        await LoadAsync(ct);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        try
        {
            _db.Expect(Session, Input.Version);
            if (await calls.SeatAsync(Session, Input.Members, ct) is { IsDone: false } refusal)
            {
                return this.Refuse(refusal, texts, "Input.Members");
            }
        }
        catch (DbUpdateConcurrencyException)
        {
            return this.Stale(texts);
        }

        this.Say(texts["Saved"]);
        return Redirect(Back);
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        var council = await _db.Rounds.Where(r => r.Id == Session.RoundId).Select(r => r.CouncilId).SingleAsync(ct);
        Bench = await benches.OfAsync(council, Session.Rules, ct);
        Candidates = await _db.Candidates.AsNoTracking().Where(c => c.SessionId == Id).OrderBy(c => c.SampleNumber).ToListAsync(ct);
    }

    internal sealed class Form
    {
        [Display(Name = "Session.Members")]
        public List<Guid> Members { get; set; } = [];

        public int Version { get; set; }
    }
}
