using OcopModular.Evaluation.Data;
using OcopModular.Kernel;

namespace OcopModular.Evaluation.Domain;

/// <summary>Who sees a result when. There is none before the session is closed; until the decision it is for the offices and those who sat in the session alone.</summary>
internal static class ResultScope
{
    public static IQueryable<Result> VisibleTo(this IQueryable<Result> results, Actor actor, EvaluationDb db)
    {
        var decided = results.Where(r => db.Verdicts.Any(v => v.CandidateId == r.CandidateId));
        if (actor.OnlyProducer is { } producer)
        {
            return decided.Where(r => db.Candidates.Any(c => c.Id == r.CandidateId && c.ProducerId == producer));
        }

        return actor.IsUnassigned ? results.Where(r => false)
            : actor.OnlyUnits is { } communes ? decided.Where(r => db.Candidates.Any(c => c.Id == r.CandidateId && communes.Contains(c.CommuneId)))
            : Scopes.SeesAll(actor) ? results
            : results.Where(r => db.Verdicts.Any(v => v.CandidateId == r.CandidateId) || db.Members.Any(m => m.SessionId == r.SessionId && m.StaffId == actor.Id));
    }
}
