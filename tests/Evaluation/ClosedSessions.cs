using OcopModular.Evaluation.Data;
using OcopModular.Evaluation.Domain;
using OcopModular.Rules.Contracts;

namespace OcopModular.Tests.Evaluation;

/// <summary>A product as a session left it.</summary>
/// <param name="Stars"><c>null</c>: a 3-star minimum was missed.</param>
internal sealed record Scored(decimal Mean, int? Stars, string Product = "Trà xanh Shan Mồ Sì San", string Producer = "Hợp tác xã Chè cổ thụ Mây Ngàn")
{
    public Guid Commune { get; init; } = Guid.CreateVersion7();

    public string CommuneCode { get; init; } = "03553";

    public Guid ProducerId { get; init; } = Guid.CreateVersion7();
}

internal sealed record ClosedSession(Guid Id, IReadOnlyList<Candidate> Candidates);

/// <summary>Sessions that the chair has closed, put into the database without the pages.</summary>
internal static class ClosedSessions
{
    public static readonly DateOnly HeldOn = new(2024, 11, 1);

    private static int _count;

    public static Task<ClosedSession> ClosedSessionAsync(this App app, params Scored[] products) => app.SessionAsync(SessionState.Closed, HeldOn, products);

    public static Task<ClosedSession> SessionAsync(this App app, SessionState state, DateOnly heldOn, params Scored[] products) => app.AskAsync<EvaluationDb, ClosedSession>(async db =>
    {
        var at = new DateTime(2024, 11, 1, 9, 0, 0, DateTimeKind.Utc);
        var round = new Round { Id = Guid.CreateVersion7(), Year = heldOn.Year, Number = Interlocked.Increment(ref _count), EndsBefore = new DateOnly(2024, 11, 30), CouncilId = Guid.CreateVersion7(), CouncilName = "Hội đồng", OpenedAt = at };
        var session = new Session { Id = Guid.CreateVersion7(), RoundId = round.Id, HeldOn = heldOn, Place = "Hội trường UBND huyện", State = state, OpenedAt = at, ClosedAt = at, ClosedBy = "Chủ tịch Hội đồng" };
        var candidates = products.Select(p => Candidate(p, round.Id, session.Id)).ToList();
        db.Add(round);
        db.Add(session);
        db.AddRange(candidates);
        if (state == SessionState.Closed)
        {
            db.AddRange(products.Zip(candidates, (p, c) => Result(p, c, session.Id, at)));
        }

        await db.SaveChangesAsync();
        return new ClosedSession(session.Id, candidates);
    });

    private static Candidate Candidate(Scored product, Guid round, Guid session) => new()
    {
        Id = Guid.CreateVersion7(),
        RoundId = round,
        SessionId = session,
        DossierId = Guid.CreateVersion7(),
        ProductId = Guid.CreateVersion7(),
        ProducerId = product.ProducerId,
        CommuneId = product.Commune,
        CommuneCode = product.CommuneCode,
        CommuneName = "Xã Mồ Sì San",
        DossierNumber = $"HS-2024-{Interlocked.Increment(ref _count):000}",
        DossierVersion = 1,
        ProductName = product.Product,
        ProducerName = product.Producer,
        Pack = "148-qd-ttg",
        Set = 11,
        SetName = "Chè tươi, chè chế biến",
        SampleNumber = "M-001",
    };

    private static Result Result(Scored product, Candidate candidate, Guid session, DateTime at) => new()
    {
        Id = Guid.CreateVersion7(),
        CandidateId = candidate.Id,
        SessionId = session,
        Mean = product.Mean,
        Stars = product.Stars,
        IsCertified = product.Stars >= 3,
        Sheets = 5,
        Panel = PanelText.Of(Panel(product)),
        At = at,
    };

    private static PanelResult Panel(Scored product)
    {
        var band = product.Mean switch { >= 90 => 5, >= 70 => 4, >= 50 => 3, >= 30 => 2, _ => 1 };
        return new PanelResult(
            product.Mean, new Dictionary<string, decimal>(StringComparer.Ordinal), new Dictionary<string, decimal>(StringComparer.Ordinal), [product.Mean], 0, product.Stars, band, product.Stars >= 3, [], null, []);
    }
}
