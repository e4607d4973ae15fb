using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Evaluation.Domain;
using OcopModular.Kernel;

namespace OcopModular.Evaluation.Data;

/// <summary>A closed session waits for its decision: the standing body records it, the leaders sign it.</summary>
internal sealed class RecognitionDuties(EvaluationDb db, IStringLocalizer<Texts> texts) : IDutySource, IScoped
{
    public async Task<IReadOnlyList<Duty>> ForAsync(Actor actor, CancellationToken ct)
    {
        var records = actor.Can(Can.Recognise);
        if (!records && !actor.Roles.Contains(Role.Leader))
        {
            return [];
        }

        var waiting = await (
            from session in db.Sessions.VisibleTo(actor, db)
            join round in db.Rounds on session.RoundId equals round.Id
            where session.State == SessionState.Closed && !db.Recognitions.Any(r => r.SessionId == session.Id)
            orderby session.HeldOn
            select new { session.Id, session.HeldOn, round.Number, round.Year, round.EndsBefore, Results = db.Results.Count(r => r.SessionId == session.Id) }).ToListAsync(ct);
        return waiting.Select(w => new Duty(
            texts[records ? "Recognition.Duty" : "Recognition.Duty.Sign", w.HeldOn.Show()],
            texts["Recognition.Duty.Detail", w.Number, w.Year, w.Results],
            records ? $"/Evaluation/Recognition/{w.Id}" : $"/Evaluation/Sessions/View/{w.Id}",
            texts[records ? "Recognition.Duty.Button" : "Recognition.Duty.Sign.Button"],
            w.EndsBefore.AddDays(-1),
            "gavel")).ToList();
    }
}
