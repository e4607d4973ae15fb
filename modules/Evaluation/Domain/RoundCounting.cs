using Microsoft.EntityFrameworkCore;
using OcopModular.Evaluation.Data;

namespace OcopModular.Evaluation.Domain;

internal static class RoundCounting
{
    /// <summary>The counts of these rounds; a round without anything is there with zeros.</summary>
    public static async Task<IReadOnlyDictionary<Guid, RoundCounts>> CountAsync(this EvaluationDb db, IReadOnlyCollection<Guid> rounds, CancellationToken ct)
    {
        var candidates = await db.Candidates.Where(c => rounds.Contains(c.RoundId))
            .Select(c => new
            {
                c.RoundId,
                HasSession = c.SessionId != null,
                IsScored = db.Results.Any(r => r.CandidateId == c.Id),
                IsRecognised = db.Recognitions.Any(r => r.SessionId == c.SessionId),
            }).ToListAsync(ct);
        var sessions = await db.Sessions.Where(s => rounds.Contains(s.RoundId)).Select(s => new { s.RoundId, s.State }).ToListAsync(ct);
        return rounds.ToDictionary(r => r, r => new RoundCounts(
            candidates.Count(c => c.RoundId == r),
            candidates.Count(c => c.RoundId == r && c.HasSession),
            candidates.Count(c => c.RoundId == r && c.IsScored),
            candidates.Count(c => c.RoundId == r && c.IsRecognised),
            sessions.Count(s => s.RoundId == r && s.State != SessionState.Cancelled),
            sessions.Count(s => s.RoundId == r && s.State is (SessionState.Scoring or SessionState.Closed))));
    }
}
