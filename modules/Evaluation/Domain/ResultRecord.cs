using OcopModular.Evaluation.Data;
using OcopModular.Kernel;

namespace OcopModular.Evaluation.Domain;

/// <summary>A result of a closed session, with whose it is.</summary>
internal sealed class ResultRecord
{
    public required Result Result { get; init; }

    public required Candidate Candidate { get; init; }

    public required Round Round { get; init; }
}

internal static class ResultRecords
{
    /// <summary>The results that the actor may see.</summary>
    public static IQueryable<ResultRecord> ResultsFor(this EvaluationDb db, Actor actor) =>
        from result in db.Results.VisibleTo(actor, db)
        join candidate in db.Candidates on result.CandidateId equals candidate.Id
        join round in db.Rounds on candidate.RoundId equals round.Id
        select new ResultRecord { Result = result, Candidate = candidate, Round = round };
}
