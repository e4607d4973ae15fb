using Microsoft.Extensions.DependencyInjection;
using OcopModular.Kernel;
using OcopModular.Programme.Contracts;
using OcopModular.Programme.Domain;
using OcopModular.Rules.Contracts;

namespace OcopModular.Programme.Sample;

/// <summary>The year 2024 with its bodies, as the standing body recorded them after plan 148/KH-UBND.</summary>
internal sealed class ProgrammeScene(ISampleStage stage) : ISampleScene, IScoped
{
    private const int Year = 2024;
    private const string StandingBody = "thuong.truc";
    private const string Chairman = "Vàng A Sểnh";

    public void Plan(CancellationToken ct)
    {
        stage.Plan(StandingBody, new DateTime(2024, 4, 26, 14, 5, 0, DateTimeKind.Unspecified), s => OpenAsync(s, ct));
        stage.Plan(StandingBody, new DateTime(2024, 4, 26, 14, 20, 0, DateTimeKind.Unspecified), s => EstablishAsync(s, SteeringCommittee, ct));
        stage.Plan(StandingBody, new DateTime(2024, 4, 26, 14, 32, 0, DateTimeKind.Unspecified), s => EstablishAsync(s, Council, ct));
        stage.Plan(StandingBody, new DateTime(2024, 4, 26, 14, 41, 0, DateTimeKind.Unspecified), s => EstablishAsync(s, HelperTeam, ct));
    }

    private static async Task OpenAsync(IServiceProvider services, CancellationToken ct)
    {
        var objection = await services.GetRequiredService<OpenYear>().OpenAsync(Year, "148/KH-UBND", new DateOnly(2024, 4, 26), Chairman, ct);
        Demand(objection is null ? [] : [objection]);
    }

    private static async Task EstablishAsync(IServiceProvider services, Func<IReadOnlyList<StaffCard>, BodyDraft> draft, CancellationToken ct)
    {
        var staff = await services.GetRequiredService<IDirectory>().StaffAsync(ct);
        Demand((await services.GetRequiredService<EstablishBody>().EstablishAsync(draft(staff), ct)).Objections);
    }

    private static BodyDraft SteeringCommittee(IReadOnlyList<StaffCard> staff) => new(
        BodyKind.SteeringCommittee, Year, "Ban Chỉ đạo Chương trình OCOP huyện Phong Thổ", "196/QĐ-UBND", new DateOnly(2024, 2, 19), Chairman, new DateOnly(2025, 12, 31),
        Once([.. Seats(staff, Seat.Chair, Role.Leader).Take(1), .. Seats(staff, Seat.ViceChair, Role.CouncilChair), .. Seats(staff, Seat.Member, Role.FinanceOfficer, Role.TradeOfficer, Role.CultureOfficer, Role.FatherlandFront)]),
        Rules: null);

    private static BodyDraft Council(IReadOnlyList<StaffCard> staff) => new(
        BodyKind.Council, Year, "Hội đồng đánh giá, phân hạng sản phẩm OCOP huyện Phong Thổ năm 2024", "215/QĐ-UBND", new DateOnly(2024, 2, 27), Chairman, TermUntil: null,
        Once([.. Seats(staff, Seat.Chair, Role.CouncilChair).Take(1), .. Seats(staff, Seat.Secretary, Role.CouncilSecretary).Take(1), .. Seats(staff, Seat.Member, Role.CouncilMember)]),
        new WorkingRules());

    private static BodyDraft HelperTeam(IReadOnlyList<StaffCard> staff) => new(
        BodyKind.HelperTeam, Year, "Tổ giúp việc Hội đồng đánh giá, phân hạng sản phẩm OCOP năm 2024", "216/QĐ-UBND", new DateOnly(2024, 2, 27), Chairman, TermUntil: null,
        Once([.. Seats(staff, Seat.Chair, Role.HelperTeam).Take(1), .. Seats(staff, Seat.Member, Role.StandingBody, Role.HealthOfficer)]),
        Rules: null);

    private static IEnumerable<SeatDraft> Seats(IReadOnlyList<StaffCard> staff, Seat seat, params string[] roles) =>
        staff.Where(s => roles.Any(r => s.Roles.Contains(r))).Select(s => new SeatDraft(s.Id, seat));

    /// <summary>Some hold several roles; nobody sits twice.</summary>
    private static List<SeatDraft> Once(IEnumerable<SeatDraft> seats) => [.. seats.DistinctBy(s => s.StaffId)];

    private static void Demand(IReadOnlyList<Objection> objections)
    {
        if (objections.Count > 0)
        {
            throw new InvalidOperationException($"The sample year was refused: {string.Join(", ", objections.Select(o => o.Outcome.Reason))}.");
        }
    }
}
