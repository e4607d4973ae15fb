using Microsoft.EntityFrameworkCore;
using OcopModular.Evaluation.Data;
using OcopModular.Kernel;
using OcopModular.Programme.Contracts;

namespace OcopModular.Evaluation.Domain;

/// <summary>What came of an act that makes a record.</summary>
internal readonly record struct Made<T>(T? Record, Outcome Outcome) where T : class
{
    public static implicit operator Made<T>(Outcome refusal) => new(null, refusal);
}

/// <summary>The standing body opens a round with the council and its working rules, and gives it a new council when a decision replaces the old one.</summary>
internal sealed class OpenRound(EvaluationDb db, ICouncilBook councils, IYearBook years, TimeProvider clock) : IScoped
{
    /// <summary>Councils of a year that are in office today, the newest decision first.</summary>
    public async Task<IReadOnlyList<CouncilCard>> SittingAsync(int year, CancellationToken ct) => (await councils.OfYearAsync(year, ct)).Where(Sits).ToList();

    public async Task<Made<Round>> OpenAsync(int year, int number, DateOnly endsBefore, Guid councilId, CancellationToken ct)
    {
        if (!(await years.OpenAsync(ct)).Contains(year))
        {
            return Outcome.Refuse("Round.YearNotOpen", year);
        }

        if (endsBefore <= clock.Today())
        {
            return Outcome.Refuse("Round.EndsInPast", clock.Today().Show());
        }

        if (await FreeAsync(year, number, ct) is { IsDone: false } taken)
        {
            return taken;
        }

        var council = await councils.FindAsync(councilId, ct);
        if (council is null || !Sits(council))
        {
            return Outcome.Refuse("Round.NoCouncil");
        }

        var round = new Round { Id = Guid.CreateVersion7(clock.GetUtcNow()), Year = year, Number = number, EndsBefore = endsBefore, OpenedAt = clock.UtcNow() };
        Seat(round, council);
        db.Add(round);
        db.Because(round, "Round.Opened");
        var outcome = await db.UnlessBeatenAsync(() => SaveAsync(ct), () => FreeAsync(year, number, ct));
        return outcome.IsDone ? new Made<Round>(round, outcome) : outcome;
    }

    /// <summary>Takes the council that has replaced the round's own; what is already being scored keeps the old one.</summary>
    public async Task<Outcome> ReplaceCouncilAsync(Round round, Guid councilId, CancellationToken ct)
    {
        var council = await councils.FindAsync(councilId, ct);
        if (council is null || !Sits(council))
        {
            return Outcome.Refuse("Round.NoCouncil");
        }

        if (await db.Sessions.AnyAsync(s => s.RoundId == round.Id && s.State == SessionState.Planned, ct))
        {
            return Outcome.Refuse("Round.SessionCalled");
        }

        await db.Entry(round).Collection(r => r.Council).LoadAsync(ct);
        Seat(round, council);
        db.Because(round, "Round.CouncilReplaced", council.Decision.Number);
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }

    private async Task<Outcome> FreeAsync(int year, int number, CancellationToken ct) =>
        await db.Rounds.AnyAsync(r => r.Year == year && r.Number == number, ct) ? Outcome.Refuse("Round.NumberTaken", number, year) : Outcome.Done;

    private async Task<Outcome> SaveAsync(CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }

    private static void Seat(Round round, CouncilCard council)
    {
        (round.CouncilId, round.CouncilName, round.Rules) = (council.Id, council.Name, council.Rules);
        round.Council.RemoveAll(m => council.Members.All(n => n.StaffId != m.StaffId));
        round.Council.AddRange(council.Members.Where(n => round.Council.All(m => m.StaffId != n.StaffId)).Select(n => new RoundMember { RoundId = round.Id, StaffId = n.StaffId }).ToList());
    }

    private bool Sits(CouncilCard council) => council.SitsOn(clock.Today());
}
