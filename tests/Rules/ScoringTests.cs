using FluentAssertions;
using OcopModular.Rules.Contracts;
using OcopModular.Rules.Domain;
using OcopModular.Rules.Scoring;
using RulesEngine.Models;
using Xunit;

namespace OcopModular.Tests.Rules;

public sealed class ScoringTests
{
    private static readonly WorkingRules Defaults = new();

    [Fact]
    public void All_77_sets_load_and_1489_has_those_of_148()
    {
        Packs.Book.Packs.Where(p => p.Extends is null).Sum(p => p.Sets.Count).Should().Be(77);
        Packs.Book.Pack("1489-qd-ttg").Sets.Should().BeEquivalentTo(Packs.Book.Pack("148-qd-ttg").Sets);
    }

    [Theory, MemberData(nameof(Packs.Full), MemberType = typeof(Packs))]
    public void Each_option_scores_its_points_through_RulesEngine(string pack)
    {
        var scored = 0;
        foreach (var set in Packs.Sets(pack).Select(s => s.Set))
        {
            for (var level = 0; level < set.Criteria.Max(c => c.Options.Count); level++)
            {
                var picked = set.Criteria.Where(c => level < c.Options.Count).ToDictionary(c => c.Code, c => c.Options[level], StringComparer.Ordinal);
                var score = Packs.Scorer.ScoreSheet(pack, set.Card.Number, picked.ToDictionary(p => p.Key, p => p.Value.Id));
                score.Points.Should().Equal(picked.ToDictionary(p => p.Key, p => p.Value.Points));
                scored += picked.Count;
            }
        }

        scored.Should().Be(Packs.Sets(pack).Sum(s => s.Set.Criteria.Sum(c => c.Options.Count)));
    }

    [Theory, MemberData(nameof(Packs.All), MemberType = typeof(Packs))]
    public void The_plan_equals_RulesEngine_on_random_panels_of_every_set(string name)
    {
        var pack = Packs.Book.Rules(name);
        var engine = Engine.Of(pack);
        var random = new Random(20241105);
        foreach (var set in pack.Sets.Values)
        {
            for (var round = 0; round < 6; round++)
            {
                var sheets = Packs.Panel(set.Set, random.Next(1, 8), random).ConvertAll(s => Packs.Answers(set, s));
                var rules = Defaults with { GateBy = (GateBy)random.Next(2), MinimumAgainst = (MinimumAgainst)random.Next(2) };
                var byPlan = new Panel(pack, set, BulkPlan.Instance, rules).Combine(sheets, new Facts());
                var byEngine = new Panel(pack, set, engine, rules).Combine(sheets, new Facts());
                byPlan.Should().BeEquivalentTo(byEngine, o => o.WithStrictOrdering(), $"{name} set {set.Number}");
            }
        }
    }

    [Theory]
    [InlineData("29.99", true, 1)]
    [InlineData("30", true, 2)]
    [InlineData("49.99", true, 2)]
    [InlineData("49.999999999", true, 2)]
    [InlineData("50", true, 3)]
    [InlineData("69.99", true, 3)]
    [InlineData("70", true, 4)]
    [InlineData("89.99", true, 4)]
    [InlineData("89.9999999999", true, 4)]
    [InlineData("90", true, 5)]
    [InlineData("100", false, 5)]
    [InlineData("89.99", false, 4)]
    public void Bands_are_half_open_and_compared_before_rounding(string mean, bool fallback, int stars)
    {
        var score = new Score(decimal.Parse(mean, System.Globalization.CultureInfo.InvariantCulture), fallback, _ => true);
        foreach (var pack in Packs.Book.Loaded.Packs)
        {
            Engine.Of(pack).Stars(pack, score).Max(s => s.Stars).Should().Be(stars);
            BulkPlan.Instance.Stars(pack, score).Max(s => s.Stars).Should().Be(stars);
        }
    }

    [Theory]
    [InlineData(92, true, 5, 4)]
    [InlineData(92, true, 4, 3)]
    [InlineData(92, true, 3, null)]
    [InlineData(92, false, 5, null)]
    [InlineData(75, true, 5, 4)]
    [InlineData(75, true, 4, 3)]
    [InlineData(75, false, 4, null)]
    [InlineData(55, true, 3, null)]
    [InlineData(55, true, 4, 3)]
    [InlineData(45, true, 3, 2)]
    public void A_missed_minimum_blocks_its_star_and_all_above(int mean, bool fallback, int missed, int? stars)
    {
        var pack = Packs.Book.Rules("148-qd-ttg");
        var fired = Engine.Of(pack).Stars(pack, new Score(mean, fallback, s => s != missed));

        fired.Select(s => (int?)s.Stars).DefaultIfEmpty(null).Max().Should().Be(stars);
    }

    [Theory]
    [InlineData("148-qd-ttg", 569)]
    [InlineData("26-2026-qd-ttg", 575)]
    public void Each_star_minimum_alone_blocks_its_star(string pack, int minima)
    {
        var tried = 0;
        foreach (var set in Packs.Sets(pack))
        {
            Panel(pack, set, c => Packs.Best(c)).Stars.Should().Be(5, $"set {set.Number} with the best of everything");
            foreach (var minimum in set.Minima)
            {
                var code = minimum.In.Criterion.Code;
                var below = minimum.In.Criterion.Options.Where(o => o.Points < minimum.Option.Points).MaxBy(o => o.Points)?.Id ?? Pick.Nothing;
                var result = Panel(pack, set, c => c.Code == code ? below : Packs.Best(c));
                result.Missing.Should().Contain(m => m.Criterion == code && m.ForStars == minimum.Stars && m.Needs == minimum.Option.Points);
                (result.Stars ?? 0).Should().BeLessThan(minimum.Stars);
                tried++;
            }
        }

        tried.Should().Be(minima);
    }

    [Theory, MemberData(nameof(Packs.Full), MemberType = typeof(Packs))]
    public void Each_gate_that_a_member_states_stops_the_scoring(string pack)
    {
        foreach (var set in Packs.Sets(pack))
        {
            foreach (var criterion in set.Set.Criteria.Where(c => c.Gates.Count > 0))
            {
                var result = Panel(pack, set, c => c == criterion ? Pick.Stop : Packs.Best(c));
                result.Should().BeEquivalentTo(new { Mean = (decimal?)null, Stars = (int?)null, Gate = new { Code = criterion.Gates[0] } });
                result.Parts.Should().BeEmpty();
                result.Missing.Should().BeEmpty();
            }
        }
    }

    [Theory]
    [InlineData("26-2026-qd-ttg", 16)]
    [InlineData("1048-qd-ttg", 17)]
    public void Drinking_water_stops_by_zero_points_alone(string pack, int number)
    {
        var set = Packs.Book.Rules(pack, number);
        foreach (var code in new[] { "C.6.1", "C.6.2", "C.6.3", "C.6.4" })
        {
            var zero = set.ByCode[code].Criterion.Options.Single(o => o.Points == 0).Id;
            foreach (var pick in new[] { Pick.Nothing, zero })
            {
                Panel(pack, set, c => c.Code == code ? pick : Packs.Best(c)).Gate!.Code.Should().Be("C.6.4");
            }
        }

        Panel(pack, set, Packs.Best).Gate.Should().BeNull();
        set.ByCode["C.6.4"].Criterion.Accepts(Pick.Stop).Should().BeFalse();
    }

    [Fact]
    public void A_gate_on_picks_waits_until_a_draft_answers()
    {
        Packs.Scorer.ScoreSheet("26-2026-qd-ttg", 16, new Dictionary<string, string>()).Gate.Should().BeNull();
        Packs.Scorer.ScoreSheet("26-2026-qd-ttg", 16, new Dictionary<string, string> { ["C.6.2"] = Pick.Nothing }).Gate!.Code.Should().Be("C.6.4");
    }

    [Fact]
    public void Nothing_ticked_is_an_answer_and_not_answered_is_none()
    {
        var draft = Packs.Scorer.ScoreSheet("148-qd-ttg", 11, new Dictionary<string, string> { ["A.1.1"] = Pick.Nothing, ["A.1.2"] = "b" });
        draft.Points.Should().Equal(new Dictionary<string, decimal> { ["A.1.1"] = 0, ["A.1.2"] = 1 });
        draft.Total.Should().Be(1);
        draft.Unanswered.Should().HaveCount(30).And.NotContain("A.1.1");

        var unfinished = () => Packs.Scorer.ScorePanel("148-qd-ttg", 11, [new MemberSheet("m1", new Dictionary<string, string> { ["A.1.1"] = "b" })], Defaults);
        unfinished.Should().Throw<ArgumentException>().WithMessage("m1 has not answered A.1.2*");
        Panel("148-qd-ttg", Packs.Book.Rules("148-qd-ttg", 11), _ => Pick.Nothing).Should().BeEquivalentTo(new { Mean = 0m, Stars = 1, Band = 1, IsCertified = false });
    }

    [Fact]
    public void Tea_under_148_stops_at_97_points() => Panel("148-qd-ttg", Packs.Book.Rules("148-qd-ttg", 11), Packs.Best).Mean.Should().Be(97);

    [Theory]
    [InlineData("C.8", "1a", "2a")]
    [InlineData("C.9", "1a", "2b")]
    public void A_case_is_picked_first_and_its_options_score(string code, string first, string second)
    {
        var criterion = Packs.Book.Rules("148-qd-ttg", 26).ByCode[code].Criterion;
        criterion.Cases.Should().HaveCount(2);
        foreach (var id in new[] { first, second })
        {
            var option = criterion.Options.Single(o => o.Id == id);
            option.Case.Should().Be(id[0] - '0');
            Packs.Scorer.ScoreSheet("148-qd-ttg", 26, new Dictionary<string, string> { [code] = id }).Points[code].Should().Be(option.Points);
        }
    }

    [Theory]
    [InlineData("X.1", "a")]
    [InlineData("A.1.1", "z")]
    [InlineData("A.1.1", "stop")]
    [InlineData("A.1.1", "")]
    [InlineData("A.1.1", null)]
    public void An_unknown_code_or_pick_is_refused(string code, string? pick)
    {
        var score = () => Packs.Scorer.ScoreSheet("148-qd-ttg", 11, new Dictionary<string, string> { [code] = pick! });

        score.Should().Throw<ArgumentException>();
    }

    [Fact]
    public void A_mean_is_one_division_and_is_not_rounded()
    {
        var set = Packs.Book.Rules("148-qd-ttg", 11);
        var sheets = new[] { "a", "b", "b" }.Select((pick, i) => new MemberSheet($"m{i}", Packs.Picks(set.Set, c => c.Code == "A.1.1" ? pick : Pick.Nothing))).ToList();

        var result = Packs.Scorer.ScorePanel("148-qd-ttg", 11, sheets, Defaults);

        result.Mean.Should().Be(7m / 3m);
        result.Criteria["A.1.1"].Should().Be(7m / 3m);
        result.Totals.Should().Equal(1, 3, 3);
        result.Spread.Should().Be(2);
        result.Missing.Should().Contain(m => m.Criterion == "A.1.1" && m.Has == 7m / 3m && m.Needs == 3);
    }

    [Fact]
    public void Minima_may_be_asked_of_the_mean_or_of_every_sheet()
    {
        var set = Packs.Book.Rules("148-qd-ttg", 11);
        var sheets = new[] { "a", "c" }.Select((pick, i) => new MemberSheet($"m{i}", Packs.Picks(set.Set, c => c.Code == "A.1.1" ? pick : Packs.Best(c)))).ToList();

        Packs.Scorer.ScorePanel("148-qd-ttg", 11, sheets, Defaults).Should().BeEquivalentTo(new { Mean = 95m, Stars = 5 });
        Packs.Scorer.ScorePanel("148-qd-ttg", 11, sheets, Defaults with { MinimumAgainst = MinimumAgainst.EverySheet }).Should().BeEquivalentTo(new { Mean = 95m, Stars = (int?)null, Band = 5 });
    }

    [Theory]
    [InlineData(1, 3, false)]
    [InlineData(2, 4, false)]
    [InlineData(2, 3, true)]
    public void A_gate_may_need_the_majority(int stopping, int members, bool stops)
    {
        var set = Packs.Book.Rules("148-qd-ttg", 2);
        var gate = set.Set.Criteria.First(c => c.Gates.Count > 0).Code;
        var sheets = Enumerable.Range(0, members).Select(m => new MemberSheet($"m{m}", Packs.Picks(set.Set, c => m < stopping && c.Code == gate ? Pick.Stop : Packs.Best(c)))).ToList();

        (Packs.Scorer.ScorePanel("148-qd-ttg", 2, sheets, Defaults with { GateBy = GateBy.Majority }).Gate is not null).Should().Be(stops);
        Packs.Scorer.ScorePanel("148-qd-ttg", 2, sheets, Defaults).Gate.Should().NotBeNull();
    }

    [Fact]
    public void The_fired_star_rules_say_why()
    {
        Panel("148-qd-ttg", Packs.Book.Rules("148-qd-ttg", 11), Packs.Best).Should().BeEquivalentTo(new { Fired = new[] { "5", "4", "3" }, IsCertified = true });
    }

    [Fact]
    public void A_fact_suggests_an_option_and_an_unstated_one_suggests_nothing()
    {
        Packs.Scorer.Suggest("148-qd-ttg", 1, new Facts()).Should().BeEmpty();
        var suggested = Packs.Scorer.Suggest("148-qd-ttg", 1, new Facts { LocalMaterialShare = 62.5m });

        suggested.Should().Contain(s => s.Criterion == "A.1.1" && s.OptionId == "b" && s.Reason.Length > 0).And.NotContain(s => s.OptionId == "c");
    }

    [Fact]
    public void A_rule_that_would_hold_for_an_unstated_fact_is_not_run()
    {
        using var mini = new MiniPack().With("suggestions.json", """
            [ { "WorkflowName": "9-qd-ttg/1/suggestions", "Rules": [ { "RuleName": "A.1.1.c", "Expression": "!(facts.LocalMaterialShare < 50)", "Properties": { "title": "Đủ", "citation": "9/QĐ-TTg, 1.1" } } ] } ]
            """);
        var scorer = new Scorer(new RuleBook(mini.Folder));

        scorer.Suggest(MiniPack.Name, 1, new Facts()).Should().BeEmpty();
        scorer.Suggest(MiniPack.Name, 1, new Facts { LocalMaterialShare = 50 }).Should().Equal(new Suggestion("A.1.1", "c", "Đủ"));
    }

    [Theory]
    [InlineData("stars.json", "score.Mean < 30", "1 / (score.Mean - 90.5) < 30 && score.Mean < 30", "1")]
    public void A_rule_that_fails_gives_no_score_and_names_itself(string file, string from, string to, string rule)
    {
        using var mini = new MiniPack().Replace(file, from, to);
        var book = new RuleBook(mini.Folder);
        var set = book.Rules(MiniPack.Name, 1);
        var sheets = new List<MemberSheet> { new("m1", new Dictionary<string, string> { ["A.1.1"] = "c", ["B.2"] = "b" }), new("m2", new Dictionary<string, string> { ["A.1.1"] = "c", ["B.2"] = "a" }) };
        var ways = new IJudge[] { Engine.Of(book.Rules(MiniPack.Name)), BulkPlan.Instance };
        foreach (var way in ways)
        {
            // (100 + 80) / 2 = 90, then 90.5: only the second divides by zero.
            new Panel(book.Rules(MiniPack.Name), set, way, Defaults).Combine(sheets.ConvertAll(s => Packs.Answers(set, s)), new Facts()).Stars.Should().NotBeNull();
            var stars = () => way.Stars(book.Rules(MiniPack.Name), new Score(90.5m, true, _ => true));
            stars.Should().Throw<RuleFailedException>().Which.Rule.Should().Be(rule);
        }
    }

    [Fact]
    public void The_engine_keeps_the_settings_without_which_errors_are_silent()
    {
        var settings = Engine.Settings();

        settings.AutoRegisterInputType.Should().BeFalse();
        settings.EnableExceptionAsErrorMessage.Should().BeFalse();
        settings.EnableFormattedErrorMessage.Should().BeFalse();
        settings.AutoExecuteActions.Should().BeFalse();
        settings.IsExpressionCaseSensitive.Should().BeTrue();
        settings.IgnoreException.Should().BeFalse();
        settings.NestedRuleExecutionMode.Should().Be(NestedRuleExecutionMode.Performance);
        settings.CustomTypes.Should().Equal(typeof(Sheet), typeof(Facts), typeof(Score));
    }

    [Fact]
    public void Packs_with_equal_workflows_share_one_engine()
    {
        Engine.Of(Packs.Book.Rules("1489-qd-ttg")).Should().BeSameAs(Engine.Of(Packs.Book.Rules("148-qd-ttg")));
        Engine.Of(Packs.Book.Rules("1489-qd-ttg")).Should().NotBeSameAs(Engine.Of(Packs.Book.Rules("26-2026-qd-ttg")));
    }

    private static PanelResult Panel(string pack, SetRules set, Func<Criterion, string> pick) =>
        Packs.Scorer.ScorePanel(pack, set.Number, [new MemberSheet("m1", Packs.Picks(set.Set, pick))], Defaults);
}
