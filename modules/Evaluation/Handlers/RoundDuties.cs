using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Evaluation.Data;
using OcopModular.Evaluation.Domain;
using OcopModular.Kernel;

namespace OcopModular.Evaluation.Handlers;

/// <summary>What waits for the standing body between an accepted dossier and an open session.</summary>
internal sealed class RoundDuties(EvaluationDb db, PutIntoRound waiting, TimeProvider clock, IStringLocalizer<Texts> texts) : IDutySource, IScoped
{
    private const int DaysAhead = 14;

    public async Task<IReadOnlyList<Duty>> ForAsync(Actor actor, CancellationToken ct)
    {
        if (!actor.Can(Can.ManageRounds))
        {
            return [];
        }

        var today = clock.Today();
        var rounds = await db.Rounds.AsNoTracking().Where(r => r.EndsBefore > today).OrderBy(r => r.EndsBefore).ToListAsync(ct);
        var counts = await db.CountAsync(rounds.ConvertAll(r => r.Id), ct);
        var duties = new List<Duty>();
        if ((await waiting.WaitingAsync(ct)).Count is > 0 and var dossiers)
        {
            duties.Add(Waiting(dossiers, rounds.FirstOrDefault()));
        }

        duties.AddRange(rounds.Where(r => counts[r.Id].WithSession < counts[r.Id].Candidates).Select(r => ToCall(r, counts[r.Id])));
        duties.AddRange(rounds.Where(r => r.EndsBefore <= today.AddDays(DaysAhead) && counts[r.Id].State != RoundState.Scored && counts[r.Id].Candidates > 0).Select(Ending));
        duties.AddRange((await PlannedAsync(today, ct)).Select(ToOpen));
        return duties;
    }

    private Task<List<Session>> PlannedAsync(DateOnly today, CancellationToken ct)
    {
        var soon = today.AddDays(DaysAhead);
        return db.Sessions.AsNoTracking().Where(s => s.State == SessionState.Planned && s.HeldOn <= soon).OrderBy(s => s.HeldOn).ToListAsync(ct);
    }

    private Duty Waiting(int dossiers, Round? round) => new(
        texts["Round.Duty.Waiting", dossiers], texts["Round.Duty.Waiting.Text"],
        round is null ? "/Evaluation/Rounds" : $"/Evaluation/Rounds/Put/{round.Id}", texts["Round.Put"], round?.EndsBefore, "inbox");

    private Duty ToCall(Round round, RoundCounts counts) => new(
        texts["Round.Duty.Call", counts.Candidates - counts.WithSession], texts["Round.Name", round.Number, round.Year], $"/Evaluation/Sessions/New/{round.Id}", texts["Session.Call"], round.EndsBefore, "calendar-plus");

    private Duty Ending(Round round) => new(
        texts["Round.Duty.Ending", texts["Round.Name", round.Number, round.Year].Value], texts["Round.Duty.Ending.Text"], $"/Evaluation/Rounds/View/{round.Id}", texts["View"], round.EndsBefore, "clock");

    private Duty ToOpen(Session session) => new(
        texts["Session.Duty.Open", session.HeldOn.Show()], session.Place, $"/Evaluation/Sessions/View/{session.Id}", texts["Session.OpenIt"], session.HeldOn, "gavel");
}
