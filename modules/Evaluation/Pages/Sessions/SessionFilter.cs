using OcopModular.Evaluation.Data;
using OcopModular.Evaluation.Domain;
using OcopModular.Kernel.Ui;

namespace OcopModular.Evaluation.Pages.Sessions;

/// <summary>What a list of sessions is asked for.</summary>
internal sealed class SessionFilter : ListQuery
{
    public SessionState? State { get; set; }

    /// <summary>That of the round.</summary>
    public int? Year { get; set; }

    public IQueryable<Session> Of(IQueryable<Session> sessions, EvaluationDb db) =>
        sessions.Where(s => (State == null || s.State == State) && (Year == null || db.Rounds.Any(r => r.Id == s.RoundId && r.Year == Year)));
}
