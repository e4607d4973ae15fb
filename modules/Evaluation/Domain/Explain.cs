using Microsoft.EntityFrameworkCore;
using OcopModular.Dossiers.Contracts;
using OcopModular.Evaluation.Data;
using OcopModular.Kernel;
using OcopModular.Rules.Contracts;

namespace OcopModular.Evaluation.Domain;

/// <summary>Why a candidate got its result: each total opens into its reasons. Shown by <c>/Areas/Evaluation/Pages/Shared/_Explain.cshtml</c>.</summary>
/// <param name="Gaps">For each star above the one reached: what is missing.</param>
internal sealed record ExplainView(Candidate Candidate, Session Session, Result Result, PanelResult Panel, CriteriaSet Set, IReadOnlyList<ExplainPart> Parts, IReadOnlyList<MissingMinimum> Gaps);

/// <param name="Mean"><c>null</c> when a gate stopped the scoring.</param>
internal sealed record ExplainPart(Part Part, decimal? Mean, IReadOnlyList<ExplainCriterion> Criteria);

internal sealed record ExplainCriterion(Criterion Criterion, decimal? Mean, IReadOnlyList<ExplainPick> Picks, IReadOnlyList<Evidence> Evidence);

/// <summary>A level and who picked it.</summary>
/// <param name="Option"><c>null</c>: nothing ticked, or the gate.</param>
/// <param name="Members">Names, where the reader sat in the session; else empty.</param>
internal sealed record ExplainPick(string Pick, Option? Option, int Count, IReadOnlyList<string> Members);

/// <summary>Loads the reasons of a result; nothing while the session is open.</summary>
internal sealed class ExplainLoader(EvaluationDb db, ClosedResults results, IRuleBook rules, IDossierBook dossiers) : IScoped
{
    public async Task<ExplainView?> LoadAsync(Guid candidateId, Actor actor, CancellationToken ct)
    {
        if (await results.OfCandidateAsync(candidateId, ct) is not { } closed)
        {
            return null;
        }

        var (result, candidate, panel) = closed;
        var set = rules.Set(candidate.Pack, candidate.Set);
        var session = await db.Sessions.AsNoTracking().SingleAsync(s => s.Id == result.SessionId, ct);
        var isMember = await db.Members.AnyAsync(m => m.SessionId == session.Id && m.StaffId == actor.Id, ct);
        var sheets = await db.Sheets.AsNoTracking().Include(s => s.Marks)
            .Where(s => s.CandidateId == candidateId && s.Pass == candidate.Pass && s.SealedAt != null).OrderBy(s => s.MemberName).ToListAsync(ct);
        var filed = await dossiers.FiledAsync(candidate.DossierId, candidate.DossierVersion, ct);
        var parts = set.Parts.Select(p => PartOf(p, panel, sheets, filed?.Evidence ?? [], isMember)).ToList();
        return new ExplainView(candidate, session, result, panel, set, parts, panel.Missing.Where(m => m.ForStars > (result.Stars ?? 0)).ToList());
    }

    private static ExplainPart PartOf(Part part, PanelResult panel, IReadOnlyList<ScoreSheet> sheets, IReadOnlyList<Evidence> evidence, bool withNames)
    {
        var criteria = part.Sections.SelectMany(s => s.Criteria).Select(c => new ExplainCriterion(
            c,
            panel.Criteria.TryGetValue(c.Code, out var mean) ? mean : null,
            PicksOf(c, sheets, withNames),
            evidence.Where(e => e.Criterion == c.Code).ToList())).ToList();
        return new ExplainPart(part, panel.Parts.TryGetValue(part.Code, out var points) ? points : null, criteria);
    }

    private static List<ExplainPick> PicksOf(Criterion criterion, IReadOnlyList<ScoreSheet> sheets, bool withNames) =>
        sheets.SelectMany(s => s.Picks().Where(p => p.Key == criterion.Code), (s, p) => (s.MemberName, Pick: p.Value))
            .GroupBy(p => p.Pick)
            .Select(g => new ExplainPick(g.Key, criterion.Options.FirstOrDefault(o => o.Id == g.Key), g.Count(), withNames ? g.Select(p => p.MemberName).ToList() : []))
            .OrderByDescending(p => p.Option?.Points ?? -1).ToList();
}
