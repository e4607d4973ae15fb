using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using OcopModular.Evaluation.Contracts;
using OcopModular.Evaluation.Domain;
using OcopModular.Kernel;

namespace OcopModular.Evaluation.Data;

/// <summary>What a product's or dossier's page shows of an assessment.</summary>
/// <param name="Award"><c>null</c>: no decision yet.</param>
/// <param name="Explain">Why these points and stars.</param>
internal sealed record ResultCard(Candidate Candidate, Round Round, Result Result, Award? Award, Recognition? Decision, Certificate? Certificate, CertificateState? State, ExplainView? Explain);

/// <summary>Loads the results that the reader may see, the newest first.</summary>
internal sealed class ResultCards(EvaluationDb db, ExplainLoader explain, CurrentActor current, TimeProvider clock) : IScoped
{
    public Task<IReadOnlyList<ResultCard>?> OfProductAsync(Guid productId, CancellationToken ct) => LoadAsync(c => c.ProductId == productId, ct);

    public Task<IReadOnlyList<ResultCard>?> OfDossierAsync(Guid dossierId, CancellationToken ct) => LoadAsync(c => c.DossierId == dossierId, ct);

    private async Task<IReadOnlyList<ResultCard>?> LoadAsync(Expression<Func<Candidate, bool>> which, CancellationToken ct)
    {
        var rows = await (
            from candidate in db.Candidates.AsNoTracking().Where(which)
            join result in db.Results.AsNoTracking().VisibleTo(current.Actor, db) on candidate.Id equals result.CandidateId
            join round in db.Rounds.AsNoTracking() on candidate.RoundId equals round.Id
            orderby result.At descending
            select new { candidate, result, round }).ToListAsync(ct);
        var cards = new List<ResultCard>();
        foreach (var row in rows)
        {
            cards.Add(await CardAsync(row.candidate, row.round, row.result, ct));
        }

        return cards.Count == 0 ? null : cards;
    }

    private async Task<ResultCard> CardAsync(Candidate candidate, Round round, Result result, CancellationToken ct)
    {
        var verdict = await db.Verdicts.AsNoTracking().SingleOrDefaultAsync(v => v.CandidateId == candidate.Id, ct);
        var decision = verdict is null ? null : await db.Recognitions.AsNoTracking().SingleAsync(r => r.Id == verdict.RecognitionId, ct);
        var certificate = await db.Certificates.AsNoTracking().SingleOrDefaultAsync(c => c.CandidateId == candidate.Id, ct);
        var reasons = await explain.LoadAsync(candidate.Id, current.Actor, ct);
        return new ResultCard(candidate, round, result, verdict?.Award, decision, certificate, certificate?.StateOn(clock.Today()), reasons);
    }
}
