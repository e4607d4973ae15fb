using FluentAssertions;
using OcopModular.Rules.Contracts;
using Xunit;

namespace OcopModular.Tests.Rules;

public sealed class ChoiceTests
{
    [Theory]
    [InlineData("2019-08-20", null)]
    [InlineData("2019-08-21", "1048-qd-ttg")]
    [InlineData("2023-02-23", "1048-qd-ttg")]
    [InlineData("2023-02-24", "148-qd-ttg")]
    [InlineData("2025-07-05", "148-qd-ttg")]
    [InlineData("2025-07-06", "1489-qd-ttg")]
    [InlineData("2026-05-21", "1489-qd-ttg")]
    [InlineData("2026-05-22", "26-2026-qd-ttg")]
    [InlineData("2030-01-01", "26-2026-qd-ttg")]
    public void The_filing_date_alone_chooses_the_pack(string day, string? pack)
    {
        foreach (var kind in Enum.GetValues<DossierKind>())
        {
            Packs.Book.Choose(Day(day), kind).Pack?.Name.Should().Be(pack);
            (Packs.Book.Choose(Day(day), kind).Pack is null).Should().Be(pack is null);
        }
    }

    [Theory]
    [InlineData("2026-05-21", DossierKind.First, "2026-07-21")]
    [InlineData("2026-05-21", DossierKind.Upgrade, "2026-07-21")]
    [InlineData("2026-05-21", DossierKind.Reevaluation, "2026-06-21")]
    [InlineData("2025-07-05", DossierKind.First, "2026-07-21")]
    [InlineData("2025-07-05", DossierKind.Reevaluation, "2026-06-21")]
    [InlineData("2026-05-22", DossierKind.First, null)]
    [InlineData("2026-05-22", DossierKind.Reevaluation, null)]
    [InlineData("2023-02-23", DossierKind.First, null)]
    public void The_kind_decides_the_last_day_to_finish_under_an_older_pack(string day, DossierKind kind, string? finishBy)
    {
        var choice = Packs.Book.Choose(Day(day), kind);

        choice.FinishBy.Should().Be(finishBy is null ? null : Day(finishBy));
        (choice.FinishByCitation?.Contains("Điều 12.2", StringComparison.Ordinal) ?? false).Should().Be(finishBy is not null);
    }

    [Fact]
    public void Procedure_changes_under_1489_and_criteria_do_not()
    {
        Packs.Book.Pack("148-qd-ttg").Authority[3].Should().Be("district");
        Packs.Book.Pack("1489-qd-ttg").Authority[3].Should().Be("province");
        Packs.Book.Set("1489-qd-ttg", 11).Parts.Should().BeEquivalentTo(Packs.Book.Set("148-qd-ttg", 11).Parts);
        Packs.Book.Pack("1489-qd-ttg").Hash.Should().NotBe(Packs.Book.Pack("148-qd-ttg").Hash).And.MatchRegex("^[0-9a-f]{64}$");
    }

    [Theory]
    [InlineData(DossierKind.First, false)]
    [InlineData(DossierKind.Upgrade, false)]
    [InlineData(DossierKind.Reevaluation, true)]
    public void The_kind_of_dossier_decides_which_papers_are_due(DossierKind kind, bool hasUpdate)
    {
        var papers = Packs.Book.Papers("148-qd-ttg", 11, kind);

        papers.Should().NotBeEmpty().And.OnlyContain(p => p.Title.Length > 0 && p.Citation.Length > 0);
        papers.Any(p => p.Code == "update").Should().Be(hasUpdate);
    }

    [Fact]
    public void Disqualifiers_are_listed_with_their_text() => Packs.Book.Disqualifiers("26-2026-qd-ttg", 11).Should().NotBeEmpty().And.OnlyContain(d => d.Title.Length > 10);

    [Fact]
    public void An_unknown_pack_or_set_is_a_fault()
    {
        var pack = () => Packs.Book.Pack("x");
        var set = () => Packs.Book.Set("148-qd-ttg", 27);

        pack.Should().Throw<KeyNotFoundException>();
        set.Should().Throw<KeyNotFoundException>();
    }

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
