using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using OcopModular.Evaluation.Data;
using OcopModular.Evaluation.Domain;
using OcopModular.Kernel;

namespace OcopModular.Evaluation.Pages.Sessions;

/// <summary>A session and who is how far; counts of sealed sheets, never what stands in one.</summary>
[Authorize(Can.ReadRounds)]
internal sealed class ViewModel(EvaluationDb db, OpenSession opening, CurrentActor current) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public Session Session { get; private set; } = null!;

    public Round Round { get; private set; } = null!;

    public IReadOnlyList<CandidateRow> Candidates { get; private set; } = [];

    public IReadOnlyList<MemberRow> Members { get; private set; } = [];

    public IReadOnlyList<Interest> Conflicts { get; private set; } = [];

    public IReadOnlyList<Outcome> Warnings { get; private set; } = [];

    public Outcome Blocked { get; private set; }

    public bool Sits { get; private set; }

    /// <summary>The actor's own sheets.</summary>
    public bool Scores { get; private set; }

    /// <summary>Where the actor reads a candidate's dossier: members beside their sheet, the offices in the dossier itself.</summary>
    public string? ReadUrl(Candidate candidate) =>
        Scores && Session.State is SessionState.Planned or SessionState.Scoring ? $"/Evaluation/Score/{candidate.Id}"
        : current.Actor.Can("dossiers.read") ? $"/Dossiers/Version/{candidate.DossierId}/{candidate.DossierVersion}"
        : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await db.Sessions.AsNoTracking().VisibleTo(current.Actor, db).SingleOrDefaultAsync(s => s.Id == Id, ct) is not { } session)
        {
            return NotFound();
        }

        Session = session;
        Round = await db.Rounds.AsNoTracking().SingleAsync(r => r.Id == session.RoundId, ct);
        await CountAsync(ct);
        if (session.State == SessionState.Planned)
        {
            Warnings = await opening.WarningsAsync(session, ct);
            Blocked = await opening.BlockedAsync(session, ct);
        }

        return Page();
    }

    private async Task CountAsync(CancellationToken ct)
    {
        var members = await db.Members.AsNoTracking().Where(m => m.SessionId == Id).ToListAsync(ct);
        var candidates = await db.Candidates.AsNoTracking().Where(c => c.SessionId == Id).OrderBy(c => c.SampleNumber).ToListAsync(ct);
        var done = await db.Sheets.Where(s => s.SessionId == Id && s.SealedAt != null).Select(s => new { s.CandidateId, s.StaffId, s.Pass }).ToListAsync(ct);
        var results = await db.Results.VisibleTo(current.Actor, db).AsNoTracking().Where(r => r.SessionId == Id).ToDictionaryAsync(r => r.CandidateId, ct);
        bool IsDone(Candidate c, SessionMember m) => done.Exists(s => s.CandidateId == c.Id && s.StaffId == m.StaffId && s.Pass == c.Pass);
        Candidates = candidates.ConvertAll(c => new CandidateRow(c, members.Count(m => IsDone(c, m)), members.Count(m => m.MayScore(c.CommuneId)), results.GetValueOrDefault(c.Id)));
        Members = members.OrderBy(m => m.Seat).ThenBy(m => m.Name, StringComparer.Ordinal)
            .Select(m => new MemberRow(m, candidates.Count(c => IsDone(c, m)), candidates.Count(c => m.MayScore(c.CommuneId)))).ToList();
        Conflicts = Interests.Of(members.Where(m => m.Scores).Select(m => (m.Name, m.UnitId)), candidates);
        Sits = members.Exists(m => m.StaffId == current.Actor.Id);
        Scores = members.Exists(m => m.StaffId == current.Actor.Id && m.Scores);
    }

    internal sealed record CandidateRow(Candidate Candidate, int Sealed, int Of, Result? Result);

    internal sealed record MemberRow(SessionMember Member, int Sealed, int Of);
}
