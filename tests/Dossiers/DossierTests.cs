using OcopModular.Dossiers.Contracts;
using OcopModular.Dossiers.Domain;
using OcopModular.Kernel;
using OcopModular.Rules.Contracts;

namespace OcopModular.Tests.Dossiers;

public sealed class DossierTests
{
    private static readonly DateTime Now = new(2024, 11, 5, 2, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly Today = new(2024, 11, 5);

    /// <summary>Each act and the states in which it is allowed.</summary>
    private static readonly Dictionary<string, (Func<Dossier, Outcome> Act, DossierState[] From, DossierState To)> Acts = new(StringComparer.Ordinal)
    {
        ["Fill"] = (d => d.Fill(new Registration(), new Facts(), Now), [DossierState.Draft, DossierState.Returned], DossierState.Draft),
        ["File"] = (d => d.File(Filing(Today)), [DossierState.Draft, DossierState.Returned], DossierState.Filed),
        ["Forward"] = (d => d.Forward(true, Now), [DossierState.Filed], DossierState.Forwarded),
        ["Return"] = (d => d.Return("Thiếu hồ sơ môi trường"), [DossierState.Forwarded], DossierState.Returned),
        ["Accept"] = (d => d.Accept(Now), [DossierState.Forwarded], DossierState.Accepted),
        ["Schedule"] = (d => d.Schedule("Đợt 3"), [DossierState.Accepted], DossierState.Scheduled),
        ["Decide"] = (d => d.Decide("4 sao"), [DossierState.Scheduled], DossierState.Decided),
        ["Withdraw"] = (d => d.Withdraw("Chưa đủ nguyên liệu"), [DossierState.Draft, DossierState.Filed, DossierState.Forwarded, DossierState.Returned, DossierState.Accepted], DossierState.Withdrawn),
    };

    public static IEnumerable<object[]> EveryActInEveryState => from act in Acts.Keys from state in Enum.GetValues<DossierState>() select new object[] { act, state };

    [Theory, MemberData(nameof(EveryActInEveryState))]
    public void Every_act_is_done_only_where_it_may_be_and_else_changes_nothing(string name, DossierState state)
    {
        var dossier = In(state);
        var (act, from, to) = Acts[name];

        var outcome = act(dossier);

        outcome.IsDone.Should().Be(from.Contains(state));
        dossier.State.Should().Be(from.Contains(state) && name != "Fill" ? to : state);
    }

    [Fact]
    public void A_corrected_version_keeps_number_day_and_pack()
    {
        var dossier = In(DossierState.Returned);

        dossier.File(new Filing(Today, Today, "26-2026-qd-ttg", "bb", "999/PĐK", Now)).IsDone.Should().BeTrue();

        (dossier.Number, dossier.Pack, dossier.FiledOn, dossier.Versions).Should().Be(("001/PĐK", "148-qd-ttg", new DateOnly(2024, 10, 1), 2));
    }

    [Fact]
    public void A_filing_in_the_future_is_refused()
    {
        var dossier = In(DossierState.Draft);

        dossier.File(Filing(Today.AddDays(1))).Reason.Should().Be("Dossier.FiledInFuture");
        dossier.ReceiveOnPaper(Today.AddDays(1), "12", Today).Reason.Should().Be("Dossier.FiledInFuture");
        dossier.State.Should().Be(DossierState.Draft);
    }

    [Fact]
    public void The_day_of_a_paper_dossier_needs_its_number_and_stays_after_filing()
    {
        var dossier = In(DossierState.Draft);

        dossier.ReceiveOnPaper(Today, null, Today).Reason.Should().Be("Dossier.PaperNeedsBoth");
        dossier.ReceiveOnPaper(new DateOnly(2023, 2, 20), "12/TN", Today).IsDone.Should().BeTrue();
        dossier.File(Filing(Today)).IsDone.Should().BeTrue();
        dossier.ReceiveOnPaper(Today, "13/TN", Today).Reason.Should().Be("Dossier.DayStays");
    }

    [Fact]
    public void It_is_not_forwarded_without_the_communes_report() => In(DossierState.Filed).Forward(false, Now).Reason.Should().Be("Dossier.NoReport");

    [Fact]
    public void It_is_not_returned_without_a_reason() => In(DossierState.Forwarded).Return("  ").Reason.Should().Be("Dossier.ReasonNeeded");

    [Fact]
    public void Being_scheduled_or_decided_twice_for_the_same_thing_changes_nothing()
    {
        var scheduled = In(DossierState.Scheduled);
        scheduled.Schedule("Đợt 2").IsDone.Should().BeTrue();
        scheduled.Schedule("Đợt 1").IsDone.Should().BeFalse();

        var decided = In(DossierState.Decided);
        decided.Decide("3 sao").IsDone.Should().BeTrue();
        decided.Decide("4 sao").IsDone.Should().BeFalse();
    }

    [Fact]
    public void The_same_content_has_the_same_hash_and_any_change_another()
    {
        var (first, again) = (Content("Chè búp một tôm hai lá"), Content("Chè búp một tôm hai lá"));

        again.Should().Be(first);
        Snapshot.HashOf(first).Should().MatchRegex("^[0-9a-f]{64}$").And.Be(Snapshot.HashOf(again));
        Snapshot.HashOf(Content("Chè búp một tôm ba lá")).Should().NotBe(Snapshot.HashOf(first));
    }

    [Fact]
    public void A_frozen_content_is_read_back_as_it_was()
    {
        var content = Content("Chè búp");

        Snapshot.Read(content).ToCanonical().Should().Be(content);
        Snapshot.Read(content).Answers.Select(a => a.Criterion).Should().BeInAscendingOrder(StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("2024-11-04", "2024-11-11")]
    [InlineData("2024-11-08", "2024-11-15")]
    [InlineData("2024-11-09", "2024-11-15")]
    public void The_check_is_due_after_five_working_days(string from, string due) =>
        CheckDossier.DueFrom(DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture).StartUtc(), new WorkDays(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))).Should().Be(DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture));

    private static Filing Filing(DateOnly on) => new(on, Today, "148-qd-ttg", "aa", "001/PĐK", Now);

    private static Commune ACommune => new(new Guid("01930000-0000-7000-8000-000000000002"), "03553", "Mồ Sì San");

    private static Producer AProducer() => Producer.Register(
        new Guid("01930000-0000-7000-8000-000000000001"), ACommune,
        new ProducerDetails("HTX Mây Ngàn", ProducerKind.Cooperative, "6200", null, "Chẻo Mỷ Lai", null, null, null, "0987 654 118", null, "bản Séo Hồ Thầu"), Now);

    private static Dossier ADraft(Producer producer)
    {
        var set = new SetCard(11, "che", "Chè tươi, chè chế biến", "I. Thực phẩm", "Chè", null, "", true, "VERIFIED", []);
        var product = Product.Register(new Guid("01930000-0000-7000-8000-000000000003"), producer, ACommune, "Trà xanh", null, set, Now);
        return Dossier.Open(new Guid("01930000-0000-7000-8000-000000000004"), product, ACommune, DossierKind.First, 2024, Now);
    }

    private static Dossier In(DossierState state)
    {
        var dossier = ADraft(AProducer());
        Func<Outcome>[] way =
        [
            () => dossier.File(Filing(new DateOnly(2024, 10, 1))), () => dossier.Forward(true, Now), () => dossier.Accept(Now), () => dossier.Schedule("Đợt 2"), () => dossier.Decide("3 sao"),
        ];
        var steps = state switch { DossierState.Filed => 1, DossierState.Forwarded or DossierState.Returned => 2, DossierState.Accepted => 3, DossierState.Scheduled => 4, DossierState.Decided => 5, _ => 0 };
        way.Take(steps).Count(s => s().IsDone).Should().Be(steps);
        _ = state switch { DossierState.Returned => dossier.Return("Thiếu"), DossierState.Withdrawn => dossier.Withdraw("Thôi"), _ => Outcome.Done };
        dossier.State.Should().Be(state);
        return dossier;
    }

    private static string Content(string specification)
    {
        var producer = AProducer();
        var dossier = ADraft(producer);
        dossier.Fill(new Registration { Specification = specification, Samples = 5 }, new Facts { LocalMaterialShare = 92.5m }, Now);
        dossier.File(Filing(Today));
        Answer[] answers = [new() { Criterion = "B.1.1", Pick = "a" }, new() { Criterion = "A.1.1", Pick = "-", Note = "Ghi chú" }];
        return Snapshot.Of(dossier, producer, answers, []).ToCanonical();
    }
}
