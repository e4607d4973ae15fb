using OcopModular.Evaluation.Data;
using OcopModular.Kernel;
using OcopModular.Rules.Contracts;

namespace OcopModular.Evaluation.Domain;

/// <summary>Writes answers into the actor's own sheet; repeatable. The refusal is <c>null</c> where the actor has no sheet to fill.</summary>
internal sealed class FillSheet(EvaluationDb db, OwnSheets own, TimeProvider clock) : IScoped
{
    public Task<Outcome?> SaveAsync(Guid candidateId, Answers answers, CancellationToken ct) =>
        db.InTransactionAsync(() => SaveHeldAsync(candidateId, answers, ct), ct);

    private async Task<Outcome?> SaveHeldAsync(Guid candidateId, Answers answers, CancellationToken ct)
    {
        if (await own.HoldAsync(candidateId, ct) is not { } mine)
        {
            return null;
        }

        var sheet = mine.Sheet ?? Begin(mine);
        var outcome = sheet.Fill(mine.Session, mine.Set, answers, clock.UtcNow());
        if (outcome.IsDone && sheet.SavedAt is not null)
        {
            if (mine.Sheet is null)
            {
                db.Add(sheet);
            }

            db.Because(sheet, "ScoreSheet.Filled");
            await db.SaveChangesAsync(ct);
        }

        return outcome;
    }

    private ScoreSheet Begin(OwnSheet mine) => new()
    {
        Id = Guid.CreateVersion7(clock.GetUtcNow()),
        SessionId = mine.Session.Id,
        CandidateId = mine.Candidate.Id,
        StaffId = mine.Member.StaffId,
        MemberName = mine.Member.Name,
        Pass = mine.Candidate.Pass,
    };
}

/// <summary>Seals the actor's own sheet (niêm phong).</summary>
internal sealed class SealSheet(EvaluationDb db, OwnSheets own, IScorer scorer, TimeProvider clock) : IScoped
{
    /// <param name="version">Of the sheet that the actor was shown; <c>null</c> takes it as it stands.</param>
    /// <exception cref="Microsoft.EntityFrameworkCore.DbUpdateConcurrencyException">The sheet was changed since it was shown.</exception>
    public Task<Outcome?> SealAsync(Guid candidateId, int? version, CancellationToken ct) =>
        db.InTransactionAsync(() => SealHeldAsync(candidateId, version, ct), ct);

    private async Task<Outcome?> SealHeldAsync(Guid candidateId, int? version, CancellationToken ct)
    {
        if (await own.HoldAsync(candidateId, ct) is not { } mine)
        {
            return null;
        }

        if (mine.Sheet is not { } sheet)
        {
            return mine.Session.MayScore() is { IsDone: false } closed ? closed : Outcome.Refuse("Score.Unanswered", mine.Set.Criteria.Count());
        }

        db.Expect(sheet, version ?? sheet.Version);
        var outcome = sheet.Seal(mine.Session, mine.Set, scorer.ScoreSheet(mine.Candidate.Pack, mine.Candidate.Set, sheet.Picks()).Points, clock.UtcNow());
        if (outcome.IsDone)
        {
            db.Because(sheet, "ScoreSheet.Sealed");
            await db.SaveChangesAsync(ct);
        }

        return outcome;
    }
}
