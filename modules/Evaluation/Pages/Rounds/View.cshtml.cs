using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using OcopModular.Dossiers.Contracts;
using OcopModular.Evaluation.Data;
using OcopModular.Evaluation.Domain;
using OcopModular.Kernel;
using OcopModular.Programme.Contracts;

namespace OcopModular.Evaluation.Pages.Rounds;

[Authorize(Can.ReadRounds)]
internal sealed class ViewModel(EvaluationDb db, PutIntoRound put, ICouncilBook councils, CurrentActor current, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public Round Round { get; private set; } = null!;

    public RoundCounts Counts { get; private set; } = null!;

    public IReadOnlyList<Row> Candidates { get; private set; } = [];

    public IReadOnlyList<SessionLine> Sessions { get; private set; } = [];

    /// <summary>Accepted dossiers in no round; only for who may put them in.</summary>
    public IReadOnlyList<DossierCard> Waiting { get; private set; } = [];

    public CouncilCard? Council { get; private set; }

    public bool IsCouncilReplaced => Council?.Until <= clock.Today();

    public bool MayManage => current.Actor.Can(Can.ManageRounds);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await db.Rounds.AsNoTracking().VisibleTo(current.Actor, db).SingleOrDefaultAsync(r => r.Id == Id, ct) is not { } round)
        {
            return NotFound();
        }

        Round = round;
        Council = await councils.FindAsync(round.CouncilId, ct);
        Counts = (await db.CountAsync([Id], ct))[Id];
        Candidates = await CandidatesAsync(ct);
        Sessions = await db.Sessions.VisibleTo(current.Actor, db).Where(s => s.RoundId == Id).OrderBy(s => s.HeldOn)
            .Select(s => new SessionLine(s.Id, s.HeldOn, s.Place, s.State, db.Candidates.Count(c => c.SessionId == s.Id))).ToListAsync(ct);
        Waiting = MayManage ? await put.WaitingAsync(ct) : [];
        return Page();
    }

    private Task<List<Row>> CandidatesAsync(CancellationToken ct) =>
        db.Candidates.VisibleTo(current.Actor, db).Where(c => c.RoundId == Id).OrderBy(c => c.SampleNumber)
            .Select(c => new Row(c, db.Sessions.Where(s => s.Id == c.SessionId).Select(s => (DateOnly?)s.HeldOn).FirstOrDefault(), db.Sessions.Where(s => s.Id == c.SessionId).Select(s => (SessionState?)s.State).FirstOrDefault()))
            .ToListAsync(ct);

    internal sealed record Row(Candidate Candidate, DateOnly? HeldOn, SessionState? Session)
    {
        public CandidateState State => Session switch
        {
            null => CandidateState.Waiting,
            SessionState.Planned => CandidateState.Called,
            SessionState.Scoring => CandidateState.Scoring,
            _ => CandidateState.Scored,
        };
    }

    internal sealed record SessionLine(Guid Id, DateOnly HeldOn, string Place, SessionState State, int Candidates);
}
