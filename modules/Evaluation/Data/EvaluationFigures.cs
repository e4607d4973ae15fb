using OcopModular.Evaluation.Contracts;
using OcopModular.Evaluation.Domain;
using OcopModular.Evaluation.Pages.Certificates;
using OcopModular.Evaluation.Pages.Results;
using OcopModular.Evaluation.Pages.Sessions;
using OcopModular.Kernel;

namespace OcopModular.Evaluation.Data;

/// <summary>Counts sessions and results of a year, and certificates as they stand today.</summary>
internal sealed class EvaluationFigures(EvaluationDb db, TimeProvider clock) : IFigureSource, IScoped
{
    public IReadOnlyList<Figure> Of(Actor actor, int year) =>
    [
        Sessions("evaluation.sessions", new() { Year = year, State = SessionState.Closed }, actor),
        Results("evaluation.results", new() { Year = year }, actor) with { IsMain = true },
        Results("evaluation.stars1", new() { Year = year, Stars = 1 }, actor),
        Results("evaluation.stars2", new() { Year = year, Stars = 2 }, actor),
        Results("evaluation.stars3", new() { Year = year, Stars = 3 }, actor) with { IsMain = true },
        Results("evaluation.stars4", new() { Year = year, Stars = 4 }, actor) with { IsMain = true },
        Results("evaluation.stars5", new() { Year = year, Stars = 5 }, actor),
        Results("evaluation.toprovince", new() { Year = year, Award = Award.ToProvince }, actor),
        Certificates("certificates.issued", new() { Year = year }, actor) with { IsOfYear = true },
        Certificates("certificates.valid", new() { State = WantedState.Valid }, actor) with { IsMain = true },
        Certificates("certificates.expiring", new() { State = WantedState.ExpiresSoon }, actor) with { IsMain = true },
        Certificates("certificates.withdrawn", new() { State = WantedState.Withdrawn }, actor),
    ];

    private Figure Sessions(string name, SessionFilter filter, Actor actor) => new(name, "session", Can.ReadRounds, "/Evaluation/Sessions", filter, ct =>
        filter.Of(db.Sessions.VisibleTo(actor, db), db).Select(s => new FigureRow<SessionState> { Key = s.State, Text = "" }).CountAsync(ct)) { By = null, IsOfYear = true };

    private Figure Results(string name, ResultFilter filter, Actor actor) => new(name, "product", Can.ReadCertificates, "/Evaluation/Results", filter, ct =>
        filter.Of(db.ResultsFor(actor), db).Select(r => new FigureRow<Guid> { Key = r.Candidate.CommuneId, Text = r.Candidate.CommuneName }).CountAsync(ct)) { IsOfYear = true };

    private Figure Certificates(string name, CertificateFilter filter, Actor actor) => new(name, "certificate", Can.ReadCertificates, "/Evaluation/Certificates", filter, ct =>
        filter.Of(db.Certificates.VisibleTo(actor, db), clock.Today()).Select(c => new FigureRow<Guid> { Key = c.CommuneId, Text = c.CommuneName }).CountAsync(ct));
}
