using Microsoft.EntityFrameworkCore;
using OcopModular.Evaluation.Data;
using OcopModular.Kernel;
using OcopModular.Rules.Contracts;

namespace OcopModular.Evaluation.Domain;

/// <summary>A member before their own sheet of a candidate.</summary>
/// <param name="Sheet"><c>null</c> while nothing was answered.</param>
internal sealed record OwnSheet(Candidate Candidate, Session Session, SessionMember Member, ScoreSheet? Sheet, CriteriaSet Set)
{
    public bool IsOpen => Session.State == SessionState.Scoring;

    /// <summary>From the calling until the closing a member reads the dossier and its evidence; the sheet itself is written only while the session scores.</summary>
    public bool IsReadable => IsOpen || Session.State == SessionState.Planned;

    public IReadOnlyDictionary<string, string> Picks { get; } = Sheet?.Picks() ?? new Dictionary<string, string>();
}

/// <summary>Finds the actor's own sheets, and no others: it takes no id of a sheet or a member.</summary>
internal sealed class OwnSheets(EvaluationDb db, IRuleBook rules, CurrentActor current) : IScoped
{
    /// <summary>The actor's sheet of the candidate's pass that counts; <c>null</c> for who does not score this candidate.</summary>
    public async Task<OwnSheet?> FindAsync(Guid candidateId, CancellationToken ct)
    {
        var candidate = await db.Candidates.AsNoTracking().ScorableBy(current.Actor, db).SingleOrDefaultAsync(c => c.Id == candidateId, ct);
        if (candidate is null)
        {
            return null;
        }

        var session = await db.Sessions.AsNoTracking().SingleAsync(s => s.Id == candidate.SessionId, ct);
        return await WithSheetAsync(candidate, session, db.Sheets.AsNoTracking(), ct);
    }

    /// <summary>The same inside a transaction, with the session's row held.</summary>
    public async Task<OwnSheet?> HoldAsync(Guid candidateId, CancellationToken ct)
    {
        var sessionId = await db.Candidates.ScorableBy(current.Actor, db).Where(c => c.Id == candidateId).Select(c => c.SessionId).SingleOrDefaultAsync(ct);
        if (sessionId is null || await db.HoldSessionAsync(sessionId.Value, ct) is not { } session)
        {
            return null;
        }

        var candidate = await db.Candidates.AsNoTracking().SingleAsync(c => c.Id == candidateId, ct);
        return candidate.SessionId == session.Id ? await WithSheetAsync(candidate, session, db.Sheets, ct) : null;
    }

    private async Task<OwnSheet> WithSheetAsync(Candidate candidate, Session session, IQueryable<ScoreSheet> sheets, CancellationToken ct)
    {
        var member = await db.Members.AsNoTracking().SingleAsync(m => m.SessionId == session.Id && m.StaffId == current.Actor.Id, ct);
        var sheet = await sheets.Include(s => s.Marks).SingleOrDefaultAsync(s => s.CandidateId == candidate.Id && s.StaffId == member.StaffId && s.Pass == candidate.Pass, ct);
        return new OwnSheet(candidate, session, member, sheet, rules.Set(candidate.Pack, candidate.Set));
    }
}

internal static class SheetScopes
{
    /// <summary>What the actor may score: sits in its session with a vote and is not of the candidate's commune.</summary>
    public static IQueryable<Candidate> ScorableBy(this IQueryable<Candidate> candidates, Actor actor, EvaluationDb db)
    {
        var (staff, unit) = (actor.Id, actor.Unit ?? Guid.Empty);
        return actor.OnlyUnits is not null || actor.OnlyProducer is not null
            ? candidates.Where(c => false)
            : candidates.Where(c => c.CommuneId != unit && db.Members.Any(m => m.SessionId == c.SessionId && m.StaffId == staff && m.Scores && m.UnitId != c.CommuneId));
    }
}
