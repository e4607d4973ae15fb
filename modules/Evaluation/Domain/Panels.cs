using Microsoft.EntityFrameworkCore;
using OcopModular.Evaluation.Data;
using OcopModular.Kernel;
using OcopModular.Programme.Contracts;
using OcopModular.Rules.Contracts;

namespace OcopModular.Evaluation.Domain;

/// <summary>Puts the sheets of a session side by side. Gives them to code, not to readers: pages ask <see cref="PanelReader"/>.</summary>
internal sealed class Panels(EvaluationDb db, IRuleBook rules, IScorer scorer) : IScoped
{
    /// <summary>All candidates of the session in the order of their samples, each in the pass that counts.</summary>
    public async Task<IReadOnlyList<Panel>> OfSessionAsync(Session session, CancellationToken ct)
    {
        var candidates = await db.Candidates.AsNoTracking().Where(c => c.SessionId == session.Id).OrderBy(c => c.SampleNumber).ThenBy(c => c.Id).ToListAsync(ct);
        return await OfAsync(session, candidates, candidates.Select(c => c.Pass).ToList(), ct);
    }

    /// <summary>A candidate in a pass.</summary>
    public async Task<Panel> OfAsync(Session session, Candidate candidate, int pass, CancellationToken ct) =>
        (await OfAsync(session, [candidate], [pass], ct))[0];

    private async Task<IReadOnlyList<Panel>> OfAsync(Session session, List<Candidate> candidates, List<int> passes, CancellationToken ct)
    {
        var members = await db.Members.AsNoTracking().Where(m => m.SessionId == session.Id && m.Scores).ToListAsync(ct);
        var ordered = members.OrderBy(m => m.Seat == Seat.Chair ? 0 : m.Seat == Seat.ViceChair ? 1 : 2).ThenBy(m => m.Name, StringComparer.Ordinal).ToList();
        var ids = candidates.Select(c => c.Id).ToList();
        var written = await db.Results.AsNoTracking().Where(r => ids.Contains(r.CandidateId)).ToDictionaryAsync(r => r.CandidateId, r => PanelText.Read(r.Panel), ct);
        var sheets = (await db.Sheets.AsNoTracking().Include(s => s.Marks).Where(s => ids.Contains(s.CandidateId)).ToListAsync(ct)).ToLookup(s => (s.CandidateId, s.Pass));
        return candidates.Zip(passes, (candidate, pass) => Combine(session, candidate, pass, ordered.Select(m => new Place(
            m,
            !m.MayScore(candidate.CommuneId),
            sheets[(candidate.Id, pass)].FirstOrDefault(s => s.StaffId == m.StaffId))).ToList(), pass == candidate.Pass ? written.GetValueOrDefault(candidate.Id) : null)).ToList();
    }

    /// <param name="written">What was written when the session was closed; it is not reckoned again.</param>
    private Panel Combine(Session session, Candidate candidate, int pass, IReadOnlyList<Place> places, PanelResult? written)
    {
        var sealedSheets = places.Where(c => c.IsSealed).Select(c => (Member: c.Member.StaffId.ToString(), Picks: c.Sheet!.Picks())).ToList();
        var result = written is not null || sealedSheets.Count == 0
            ? written
            : scorer.ScorePanel(candidate.Pack, candidate.Set, sealedSheets.Select(s => new MemberSheet(s.Member, s.Picks)).ToList(), session.Rules);
        return new Panel(
            candidate, session, pass, places, rules.Set(candidate.Pack, candidate.Set), result,
            sealedSheets.Select(s => scorer.ScoreSheet(candidate.Pack, candidate.Set, s.Picks)).ToList());
    }
}

/// <summary>A panel for a reader.</summary>
/// <param name="MayRead">False: the reader sees who is done, and no pick, total or mean.</param>
internal sealed record ReadPanel(Panel Panel, bool MayRead);

/// <summary>Gives panels to the actor, as far as the actor may read them.</summary>
internal sealed class PanelReader(EvaluationDb db, Panels panels, CurrentActor current) : IScoped
{
    /// <summary>Sessions in which the actor sits; others do not exist for them.</summary>
    public IQueryable<Session> Sessions()
    {
        var staff = current.Actor.Id;
        return db.Sessions.AsNoTracking().Where(s => s.State != SessionState.Planned && s.State != SessionState.Cancelled && db.Members.Any(m => m.SessionId == s.Id && m.StaffId == staff));
    }

    public async Task<IReadOnlyList<ReadPanel>> OfSessionAsync(Session session, CancellationToken ct)
    {
        var passes = await SealedPassesAsync(s => s.SessionId == session.Id, ct);
        return (await panels.OfSessionAsync(session, ct)).Select(p => Read(p, passes)).ToList();
    }

    /// <param name="pass"><c>null</c>: the one that counts.</param>
    public async Task<ReadPanel?> OfCandidateAsync(Guid candidateId, int? pass, CancellationToken ct)
    {
        var candidate = await db.Candidates.AsNoTracking().SingleOrDefaultAsync(c => c.Id == candidateId, ct);
        if (candidate?.SessionId is not { } sessionId || pass < 1 || pass > candidate.Pass || await Sessions().SingleOrDefaultAsync(s => s.Id == sessionId, ct) is not { } session)
        {
            return null;
        }

        var passes = await SealedPassesAsync(s => s.CandidateId == candidateId, ct);
        return Read(await panels.OfAsync(session, candidate, pass ?? candidate.Pass, ct), passes);
    }

    private ReadPanel Read(Panel panel, Dictionary<Guid, int> sealedPasses) =>
        new(panel, panel.MayBeReadBy(current.Actor.Id, sealedPasses.GetValueOrDefault(panel.Candidate.Id)));

    private async Task<Dictionary<Guid, int>> SealedPassesAsync(System.Linq.Expressions.Expression<Func<ScoreSheet, bool>> of, CancellationToken ct)
    {
        var staff = current.Actor.Id;
        return await db.Sheets.Where(of).Where(s => s.StaffId == staff && s.SealedAt != null).GroupBy(s => s.CandidateId)
            .Select(g => new { g.Key, Pass = g.Max(s => s.Pass) }).ToDictionaryAsync(g => g.Key, g => g.Pass, ct);
    }
}
