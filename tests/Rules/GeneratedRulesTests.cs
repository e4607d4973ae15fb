using CsCheck;
using FluentAssertions;
using OcopModular.Rules.Contracts;
using OcopModular.Rules.Language;
using OcopModular.Rules.Scoring;
using RulesEngine.Models;
using System.Globalization;
using Xunit;

namespace OcopModular.Tests.Rules;

/// <summary>Valid rules, made together with what they must say: so refusing everything cannot pass, nor reckoning anything wrongly.</summary>
public sealed class GeneratedRulesTests
{
    private const int Rules = 500;
    private static readonly Dictionary<string, Node> NoLocals = [];

    private sealed record World(decimal Mean, bool Fallback, int Met, decimal? Share, bool? Certificate, string Pick);

    private sealed record Made<T>(string Text, Func<World, T> Value);

    private static readonly World[] Worlds =
    [
        new(89.99m, true, 5, 62.5m, true, "a"),
        new(50m, false, 3, 0m, false, "-"),
        new(100m / 3m, true, 4, 100m, null, "stop"),
        new(0m, false, 2, null, true, "b"),
    ];

    private static Gen<string> Among(params string[] words) => Gen.Int[0, words.Length - 1].Select(i => words[i]);

    private static Gen<Made<bool>> Truth(int depth) => depth == 0
        ? Gen.OneOf(
            Gen.Const(new Made<bool>("score.Fallback", w => w.Fallback)),
            Gen.Int[1, 5].Select(n => new Made<bool>($"score.Met({n})", w => n <= w.Met)),
            Among("a", "b", "-", "stop").Select(p => new Made<bool>($"sheet.Pick(\"A.1.1\") == \"{p}\"", w => w.Pick == p)),
            Among("a", "b", "-", "stop").Select(p => new Made<bool>($"\"{p}\" != sheet.Pick(\"A.1.1\")", w => w.Pick != p)),
            Gen.Bool.Select(b => new Made<bool>($"facts.FoodSafetyCertificate == {(b ? "true" : "false")}", w => w.Certificate == b)),
            Gen.Const(new Made<bool>("facts.LocalMaterialShare == null", w => w.Share is null)),
            Gen.Int[0, 100].Select(n => new Made<bool>($"facts.LocalMaterialShare >= {n}", w => w.Share >= n)),
            Gen.Int[0, 100].Select(n => new Made<bool>($"facts.LocalMaterialShare * 2 - 5 < {n}", w => w.Share * 2 - 5 < n)))
        : Gen.OneOf(
            Gen.Select(Truth(depth - 1), Truth(depth - 1)).Select((a, b) => new Made<bool>($"({a.Text}) && ({b.Text})", w => a.Value(w) && b.Value(w))),
            Gen.Select(Truth(depth - 1), Truth(depth - 1)).Select((a, b) => new Made<bool>($"{a.Text} || {b.Text}", w => a.Value(w) || b.Value(w))),
            Truth(depth - 1).Select(a => new Made<bool>($"!({a.Text})", w => !a.Value(w))),
            Gen.Select(Number(depth), Number(depth), Among("<", "<=", ">", ">=", "==", "!=")).Select(Comparison));

    private static Gen<Made<decimal>> Number(int depth) => depth == 0
        ? Gen.Const(new Made<decimal>("score.Mean", w => w.Mean))
        : Gen.OneOf(
            Gen.Select(Number(depth - 1), Literal).Select((a, l) => new Made<decimal>($"{a.Text} + {l}", w => a.Value(w) + Of(l))),
            Gen.Select(Number(depth - 1), Literal).Select((a, l) => new Made<decimal>($"({a.Text}) * {l}", w => a.Value(w) * Of(l))),
            Gen.Select(Number(depth - 1), Literal).Select((a, l) => new Made<decimal>($"({a.Text}) / {l}", w => a.Value(w) / Of(l))),
            Gen.Select(Number(depth - 1), Number(depth - 1)).Select((a, b) => new Made<decimal>($"{a.Text} - ({b.Text})", w => a.Value(w) - b.Value(w))),
            Gen.Select(Number(depth - 1), Literal).Select((a, l) => new Made<decimal>($"Math.Max({a.Text}, {l})", w => decimal.Max(a.Value(w), Of(l)))),
            Gen.Select(Number(depth - 1), Number(depth - 1)).Select((a, b) => new Made<decimal>($"Math.Min({a.Text}, {b.Text})", w => decimal.Min(a.Value(w), b.Value(w)))),
            Number(depth - 1).Select(a => new Made<decimal>($"Math.Abs({a.Text})", w => decimal.Abs(a.Value(w)))),
            Gen.Select(Number(depth - 1), Gen.Int[0, 4]).Select((a, n) => new Made<decimal>($"Math.Round({a.Text}, {n})", w => decimal.Round(a.Value(w), n))),
            Number(depth - 1).Select(a => new Made<decimal>($"-({a.Text})", w => -a.Value(w))));

    private static Gen<string> Literal { get; } = Gen.OneOf(Gen.Int[1, 9999].Select(n => n.ToString(CultureInfo.InvariantCulture)), Gen.Int[1, 9999].Select(n => (n / 100m).ToString("0.00", CultureInfo.InvariantCulture)));

    [Fact]
    public async Task Generated_rules_are_admitted_and_mean_the_same_to_the_evaluator_and_to_RulesEngine()
    {
        var made = Samples();
        var workflow = new Workflow { WorkflowName = "made", Rules = [.. made.Select((m, i) => new Rule { RuleName = $"r{i}", Expression = m.Text })] };
        var engine = new RulesEngine.RulesEngine([workflow], Engine.Settings());
        foreach (var world in Worlds)
        {
            var (sheet, facts, score) = Inputs(world);
            var results = await engine.ExecuteAllRulesAsync("made", new RuleParameter("sheet", sheet), new RuleParameter("facts", facts), new RuleParameter("score", score));
            foreach (var (rule, result) in made.Zip(results.OrderBy(r => int.Parse(r.Rule.RuleName[1..], CultureInfo.InvariantCulture))))
            {
                var wanted = rule.Value(world);
                var node = Grammar.ReadRule(rule.Text, new Inputs(true, true, true), NoLocals);
                Evaluator.Holds(node, new Given(sheet.Pick, facts, score)).Should().Be(wanted, rule.Text);
                result.IsSuccess.Should().Be(wanted, rule.Text);
            }
        }
    }

    private static List<Made<bool>> Samples()
    {
        var made = new List<Made<bool>>();
        Gen.OneOf(Truth(0), Truth(1), Truth(2)).Where(m => m.Text.Length <= 500).Sample(m => { lock (made) { made.Add(m); } }, seed: "0N0XIzNsQ0O2", iter: Rules * 2, threads: 1);
        var distinct = made.DistinctBy(m => m.Text).Take(Rules).ToList();
        distinct.Count.Should().Be(Rules);
        return distinct;
    }

    private static (Sheet Sheet, Facts Facts, Score Score) Inputs(World world) => (
        new Sheet(new Dictionary<string, string>(StringComparer.Ordinal) { ["A.1.1"] = world.Pick }),
        new Facts { LocalMaterialShare = world.Share, FoodSafetyCertificate = world.Certificate },
        new Score(world.Mean, world.Fallback, stars => stars <= world.Met));

    private static Made<bool> Comparison(Made<decimal> a, Made<decimal> b, string sign) => new($"{a.Text} {sign} {b.Text}", w => sign switch
    {
        "<" => a.Value(w) < b.Value(w),
        "<=" => a.Value(w) <= b.Value(w),
        ">" => a.Value(w) > b.Value(w),
        ">=" => a.Value(w) >= b.Value(w),
        "==" => a.Value(w) == b.Value(w),
        _ => a.Value(w) != b.Value(w),
    });

    private static decimal Of(string literal) => decimal.Parse(literal, CultureInfo.InvariantCulture);
}
