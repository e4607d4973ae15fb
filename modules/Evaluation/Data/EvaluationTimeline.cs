using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Evaluation.Domain;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Evaluation.Data;

/// <summary>A product's way through the council: round, session, sheets, discussion, result, decision, certificate.</summary>
internal sealed class EvaluationTimeline(EvaluationDb db, IAuditLog log, IStringLocalizer<Texts> texts) : ITimelineSource, IScoped
{
    public async Task<IReadOnlyList<TimelineEntry>> ForAsync(Guid productId, Actor actor, CancellationToken ct)
    {
        var candidates = db.Candidates.AsNoTracking().Where(c => c.ProductId == productId);
        candidates = actor.OnlyProducer is { } producer ? candidates.Where(c => c.ProducerId == producer) : actor.OnlyUnits is { } communes ? candidates.Where(c => communes.Contains(c.CommuneId)) : candidates;
        var entries = new List<TimelineEntry>();
        foreach (var candidate in await candidates.ToListAsync(ct))
        {
            var round = await db.Rounds.AsNoTracking().SingleAsync(r => r.Id == candidate.RoundId, ct);
            entries.AddRange(await ScheduledAsync(candidate, round, ct));
            entries.AddRange(await ScoredAsync(candidate, round, actor, ct));
            entries.AddRange(await DecidedAsync(candidate, actor, ct));
        }

        return entries;
    }

    private async Task<IEnumerable<TimelineEntry>> ScheduledAsync(Candidate candidate, Round round, CancellationToken ct)
    {
        return await log.OfAsync([candidate.Id], ct) is not [.., var put] ? [] : [new TimelineEntry(put.AtUtc, put.Who, texts["Certificate.Time.Round", round.Number, round.Year], texts["Certificate.Time.Sample", candidate.SampleNumber], null)];
    }

    private async Task<IEnumerable<TimelineEntry>> ScoredAsync(Candidate candidate, Round round, Actor actor, CancellationToken ct)
    {
        if (await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == candidate.SessionId, ct) is not { OpenedAt: { } opened } session)
        {
            return [];
        }

        var result = await db.Results.AsNoTracking().VisibleTo(actor, db).SingleOrDefaultAsync(r => r.CandidateId == candidate.Id, ct);
        var entries = new List<TimelineEntry> { new(opened, round.CouncilName, texts["Certificate.Time.Session", session.HeldOn.Show()], session.Place, null) };
        entries.AddRange(await SealedAsync(candidate, round, ct));
        entries.AddRange(await DiscussedAsync(candidate, round, result is not null, ct));
        if (session.ClosedAt is { } closed)
        {
            entries.Add(new(closed, session.ClosedBy ?? "", texts["Certificate.Time.Closed"], result is null ? null : Points(result), null));
        }

        return entries;
    }

    /// <summary>How many sealed, never who: names would tell who has not.</summary>
    private async Task<IEnumerable<TimelineEntry>> SealedAsync(Candidate candidate, Round round, CancellationToken ct)
    {
        var passes = await db.Sheets.Where(s => s.CandidateId == candidate.Id && s.SealedAt != null)
            .GroupBy(s => s.Pass).Select(g => new { Pass = g.Key, Sheets = g.Count(), Last = g.Max(s => s.SealedAt) }).ToListAsync(ct);
        return passes.Select(p => new TimelineEntry(p.Last!.Value, round.CouncilName, texts["Certificate.Time.Sealed", p.Sheets], p.Pass == 1 ? null : texts["Certificate.Time.Pass", p.Pass].Value, null));
    }

    private async Task<IEnumerable<TimelineEntry>> DiscussedAsync(Candidate candidate, Round round, bool isOpen, CancellationToken ct) =>
        (await db.Discussions.AsNoTracking().Where(d => d.CandidateId == candidate.Id).ToListAsync(ct))
        .Select(d => new TimelineEntry(d.At, round.CouncilName, texts["Certificate.Time.Discussed"], isOpen ? texts["Certificate.Time.Spread", Numbers.Show(d.Spread, 2), d.Conclusion].Value : null, null));

    private async Task<IEnumerable<TimelineEntry>> DecidedAsync(Candidate candidate, Actor actor, CancellationToken ct)
    {
        if (await db.Verdicts.AsNoTracking().SingleOrDefaultAsync(v => v.CandidateId == candidate.Id, ct) is not { } verdict)
        {
            return [];
        }

        var decision = await db.Recognitions.AsNoTracking().SingleAsync(r => r.Id == verdict.RecognitionId, ct);
        var who = await log.OfAsync([decision.Id], ct) is [.., var recorded] ? recorded.Who : "";
        var entries = new List<TimelineEntry> { new(decision.RecordedAt, who, texts["Certificate.Time.Decision", decision.Number, decision.Date.Show()], texts[$"Award.{verdict.Award}"], null) };
        if (await db.Certificates.AsNoTracking().SingleOrDefaultAsync(c => c.CandidateId == candidate.Id, ct) is { } certificate)
        {
            var url = actor.Can(Can.ReadCertificates) ? $"/Evaluation/Certificates/View/{certificate.Id}" : null;
            entries.Add(new(decision.RecordedAt, who, texts["Certificate.Time.Issued", certificate.Number, certificate.Stars], texts["Certificate.Time.Until", certificate.ExpiresOn.Show()], url));
        }

        return entries;
    }

    private string Points(Result result) =>
        result.Mean is not { } mean ? texts["Certificate.Time.Stopped"]
        : result.Stars is { } stars ? texts["Certificate.Time.Result", Numbers.Show(mean, 2), stars]
        : texts["Certificate.Time.NoStars", Numbers.Show(mean, 2)];
}
