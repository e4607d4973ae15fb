using OcopModular.Evaluation.Contracts;
using OcopModular.Evaluation.Data;
using OcopModular.Evaluation.Domain;
using OcopModular.Kernel.Ui;

namespace OcopModular.Evaluation.Pages.Results;

/// <summary>What a list of results is asked for.</summary>
internal sealed class ResultFilter : ListQuery
{
    public int? Stars { get; set; }

    public Award? Award { get; set; }

    public Guid? Commune { get; set; }

    /// <summary>That of the round.</summary>
    public int? Year { get; set; }

    public IQueryable<ResultRecord> Of(IQueryable<ResultRecord> results, EvaluationDb db)
    {
        results = results.WithWords(r => r.Candidate.Search, Q).Where(r =>
            (Stars == null || r.Result.Stars == Stars) && (Commune == null || r.Candidate.CommuneId == Commune) && (Year == null || r.Round.Year == Year));
        return Award is { } award ? results.Where(r => db.Verdicts.Any(v => v.CandidateId == r.Candidate.Id && v.Award == award)) : results;
    }
}
