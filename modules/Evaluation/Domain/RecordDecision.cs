using Microsoft.EntityFrameworkCore;
using OcopModular.Evaluation.Contracts;
using OcopModular.Evaluation.Data;
using OcopModular.Kernel;
using OcopModular.Rules.Contracts;

namespace OcopModular.Evaluation.Domain;

/// <summary>What stands on the decision that approves the results.</summary>
internal sealed record DecisionFacts(string Number, DateOnly Date, string Signer, string SignerPosition);

/// <summary>A result and what the decision makes of it.</summary>
internal sealed record Awarded(ClosedResult Closed, PackCard Pack, Award Award);

/// <summary>Records the decision on a closed session and issues the certificates that it grants, all or nothing.</summary>
internal sealed class RecordDecision(EvaluationDb db, ClosedResults results, IRuleBook rules, IssueCertificate issue, TimeProvider clock) : IScoped
{
    public DateOnly Today => clock.Today();

    /// <summary>What the decision will make of the session's results.</summary>
    public async Task<IReadOnlyList<Awarded>> ForeseeAsync(Guid sessionId, CancellationToken ct) =>
        (await results.OfSessionAsync(sessionId, ct)).Select(r =>
        {
            var pack = rules.Pack(r.Candidate.Pack);
            return new Awarded(r, pack, Awarding.Of(pack, r.Panel));
        }).ToList();

    public Task<Outcome> RecordAsync(Guid sessionId, DecisionFacts decision, CancellationToken ct) =>
        db.UnlessBeatenAsync(() => db.InTransactionAsync(() => RecordOnceAsync(sessionId, decision, ct), ct), () => RefusalAsync(sessionId, decision, ct));

    private async Task<Outcome> RecordOnceAsync(Guid sessionId, DecisionFacts decision, CancellationToken ct)
    {
        if (await RefusalAsync(sessionId, decision, ct) is { IsDone: false } refusal)
        {
            return refusal;
        }

        var recognition = new Recognition
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            SessionId = sessionId,
            Number = decision.Number.Trim(),
            Date = decision.Date,
            Signer = decision.Signer.Trim(),
            SignerPosition = decision.SignerPosition.Trim(),
            RecordedAt = clock.UtcNow(),
        };
        db.Add(recognition);
        db.Because(recognition, "Recognition.Recorded");
        foreach (var awarded in InOrderOfBooks(await ForeseeAsync(sessionId, ct)))
        {
            await DecideAsync(recognition, awarded, ct);
        }

        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }

    /// <summary>Books of numbers are taken in the same order by everybody, so that two decisions never wait for each other.</summary>
    private static IOrderedEnumerable<Awarded> InOrderOfBooks(IEnumerable<Awarded> all) =>
        all.OrderBy(a => a.Closed.Candidate.CommuneCode, StringComparer.Ordinal).ThenBy(a => a.Closed.Candidate.DossierNumber, StringComparer.Ordinal);

    private async Task DecideAsync(Recognition recognition, Awarded awarded, CancellationToken ct)
    {
        var (candidate, result) = (awarded.Closed.Candidate, awarded.Closed.Result);
        var verdict = new Verdict
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            RecognitionId = recognition.Id,
            CandidateId = candidate.Id,
            ProductId = candidate.ProductId,
            DossierId = candidate.DossierId,
            Award = awarded.Award,
        };
        db.Add(verdict);
        db.Because(verdict, $"Verdict.{awarded.Award}", recognition.Number);
        db.Announce(new ResultRecognised(candidate.Id, candidate.ProductId, candidate.DossierId, awarded.Award, result.Stars, result.Mean, recognition.Number));
        if (awarded.Award == Award.Certified)
        {
            await issue.IssueAsync(recognition, awarded, ct);
        }
    }

    private async Task<Outcome> RefusalAsync(Guid sessionId, DecisionFacts decision, CancellationToken ct)
    {
        var session = await db.Sessions.AsNoTracking().SingleAsync(s => s.Id == sessionId, ct);
        if (session.State != SessionState.Closed)
        {
            return Outcome.Refuse("Recognition.NotClosed");
        }

        if (await db.Recognitions.AsNoTracking().SingleOrDefaultAsync(r => r.SessionId == sessionId, ct) is { } earlier)
        {
            return Outcome.Refuse("Recognition.Twice", earlier.Number, earlier.Date.Show());
        }

        var number = decision.Number.Trim();
        return decision.Date < session.HeldOn ? Outcome.Refuse("Recognition.BeforeSession", decision.Date.Show(), session.HeldOn.Show())
            : decision.Date > clock.Today() ? Outcome.Refuse("Recognition.InFuture", decision.Date.Show(), clock.Today().Show())
            : await db.Recognitions.AnyAsync(r => r.Number == number, ct) ? Outcome.Refuse("Recognition.NumberUsed", number)
            : Outcome.Done;
    }
}
