using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Evaluation.Data;
using OcopModular.Evaluation.Domain;
using OcopModular.Kernel;
using OcopModular.Programme.Contracts;

namespace OcopModular.Evaluation.Handlers;

/// <summary>Members: dossiers to read before, sheets to fill. Chair: sessions to discuss or close. Secretary: progress.</summary>
internal sealed class ScoringDuties(EvaluationDb db, MySheets sheets, Panels panels, IStringLocalizer<Texts> texts) : IDutySource, IScoped
{
    public async Task<IReadOnlyList<Duty>> ForAsync(Actor actor, CancellationToken ct)
    {
        var duties = new List<Duty>();
        if (actor.Can(Can.Score))
        {
            var mine = await sheets.ListAsync(ct);
            duties.AddRange(mine.Where(m => m.IsOpen).GroupBy(m => m.Session.Id).Where(g => g.Any(m => m.SealedAt is null)).Select(g => ToScore(g.ToList())));
            duties.AddRange(mine.Where(m => m.IsToRead).GroupBy(m => m.Session.Id).Select(g => ToRead(g.ToList())));
        }

        if (actor.Can(Can.Consolidate))
        {
            var leads = await db.Members.AsNoTracking().LeadBy(actor).Join(db.Sessions.AsNoTracking(), m => m.SessionId, s => s.Id, (m, s) => new { m.Seat, Session = s })
                .Where(x => x.Session.State == SessionState.Scoring).ToListAsync(ct);
            foreach (var lead in leads)
            {
                duties.AddRange(ToLead(lead.Seat, lead.Session, new Readiness(await panels.OfSessionAsync(lead.Session, ct)), actor));
            }
        }

        return duties;
    }

    private Duty ToScore(List<MySheet> mine)
    {
        var session = mine[0].Session;
        var left = mine.Count(m => m.SealedAt is null);
        var url = left == 1 ? $"/Evaluation/Score/{mine.First(m => m.SealedAt is null).Candidate.Id}" : "/Evaluation/Score";
        return new Duty(texts["Score.Duty", left, session.HeldOn.Show()], texts["Score.Duty.Detail", mine.Count - left, mine.Count], url, texts["Score.Duty.Button"], session.HeldOn, "clipboard-check");
    }

    private Duty ToRead(List<MySheet> mine)
    {
        var session = mine[0].Session;
        var url = mine.Count == 1 ? $"/Evaluation/Score/{mine[0].Candidate.Id}" : "/Evaluation/Score";
        return new Duty(texts["Score.Duty.Read", mine.Count, session.HeldOn.Show()], session.Place, url, texts["Score.Read"], session.HeldOn, "book");
    }

    private IEnumerable<Duty> ToLead(Seat seat, Session session, Readiness ready, Actor actor)
    {
        var url = $"/Evaluation/Consolidation/Session/{session.Id}";
        var (day, button) = (session.HeldOn.Show(), texts["Consolidation.Duty.Button"]);
        if (ready.ToDiscuss.ToList() is { Count: > 0 } apart)
        {
            yield return new Duty(texts["Consolidation.Duty.Discuss", apart.Count, day], texts["Consolidation.Duty.Discuss.Detail"], url, button, session.HeldOn, "messages");
        }

        if (ready.IsReady && (seat is Seat.Chair or Seat.ViceChair) && actor.Can(Can.Close))
        {
            yield return new Duty(texts["Consolidation.Duty.Close", day], texts["Consolidation.Duty.Close.Detail", ready.Panels.Count], url, button, session.HeldOn, "gavel");
        }
        else if (seat == Seat.Secretary)
        {
            var all = ready.Panels.Sum(p => p.Scorers.Count());
            yield return new Duty(texts["Consolidation.Duty.Progress", day], texts["Consolidation.Duty.Progress.Detail", all - ready.Unsealed, all], url, button, session.HeldOn, "list-check");
        }
    }
}
