using FluentAssertions;
using OcopModular.Rules.Contracts;
using Xunit;

namespace OcopModular.Tests.Rules;

/// <summary>The product against a scorer that another hand wrote from the sources: random panels of every set.</summary>
public sealed class ReferenceAgreementTests
{
    private const int Panels = 12;

    [Theory, MemberData(nameof(Packs.All), MemberType = typeof(Packs))]
    public void Random_panels_of_every_set_agree_in_mean_parts_stars_missing_and_gate(string pack)
    {
        var reference = ReferenceScorer.OfPack(pack);
        var random = new Random(148);
        var seen = new HashSet<string>();
        foreach (var set in reference.Sets)
        {
            for (var i = 0; i < Panels; i++)
            {
                var sheets = Sheets(set, random);
                var wanted = reference.Score(set.Number, sheets);
                var got = Packs.Scorer.ScorePanel(pack, set.Number, [.. sheets.Select((s, m) => new MemberSheet($"m{m}", s))], new WorkingRules());
                Compare(got, wanted, $"{pack} set {set.Number} panel {i}");
                seen.Add(wanted.Gate is not null ? "gate" : $"{wanted.Stars}");
            }
        }

        seen.Should().Contain(["gate", "1", "2", "3", "4", "5"], "the panels must reach every outcome");
    }

    private static void Compare(PanelResult got, ReferenceResult wanted, string where)
    {
        got.Mean.Should().Be(wanted.Mean, where);
        got.Parts.Should().BeEquivalentTo(wanted.Parts, where);
        got.Stars.Should().Be(wanted.Stars, where);
        got.Gate?.Code.Should().Be(wanted.Gate, where);
        (got.Gate is null).Should().Be(wanted.Gate is null, where);
        got.Missing.Select(m => (m.Criterion, m.ForStars, m.Has, m.Needs)).Should().Equal(wanted.Missing.Select(m => (m.Criterion, m.ForStars, m.Has, m.Needs)), where);
    }

    /// <summary>From careless to excellent, so that every star comes up; a stop only now and then.</summary>
    private static List<IReadOnlyDictionary<string, string>> Sheets(ReferenceSet set, Random random)
    {
        var quality = random.NextDouble() * 1.15;
        return [.. Enumerable.Range(0, random.Next(1, 8)).Select(_ => (IReadOnlyDictionary<string, string>)set.Criteria.ToDictionary(c => c.Code, c => One(c, quality, random)))];
    }

    private static string One(ReferenceCriterion criterion, double quality, Random random)
    {
        if (criterion.MayStop && random.Next(60) == 0)
        {
            return "stop";
        }

        if (random.NextDouble() < quality)
        {
            return criterion.Options.MaxBy(o => o.Points)!.Id;
        }

        var level = quality < 0.15 ? -1 : random.Next(-1, criterion.Options.Count);
        return level < 0 ? "-" : criterion.Options[level].Id;
    }
}
