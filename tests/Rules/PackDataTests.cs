using System.Globalization;
using System.Text;
using System.Text.Json;
using FluentAssertions;
using NJsonSchema;
using RulesEngine.Models;
using Xunit;
using static OcopModular.Tests.Rules.PackFiles;
using static OcopModular.Tests.Rules.PlainInputs;

namespace OcopModular.Tests.Rules;

/// <summary>What the files of <c>rules/</c> promise by themselves, without the code that loads them.</summary>
public sealed class PackDataTests
{
    public static TheoryData<string> Packs => [.. Folders];

    public static TheoryData<string> FullPacks => ["1048-qd-ttg", "148-qd-ttg", "26-2026-qd-ttg"];

    [Fact]
    public void The_folder_holds_the_four_national_decisions() =>
        Folders.Should().Equal("1048-qd-ttg", "148-qd-ttg", "1489-qd-ttg", "26-2026-qd-ttg");

    [Theory]
    [InlineData("1048-qd-ttg", 25, 751, 2688, 0)]
    [InlineData("148-qd-ttg", 26, 795, 2632, 569)]
    [InlineData("26-2026-qd-ttg", 26, 787, 2579, 575)]
    public void A_pack_has_all_that_its_decision_prints(string pack, int sets, int criteria, int options, int minima)
    {
        var rules = Sets(pack).SelectMany(s => RulesOf(s.Workflow)).ToList();
        var levels = rules.SelectMany(RulesOf).ToList();
        new[] { Sets(pack).Count, rules.Count, levels.Count, levels.Count(o => Property(o, "minForStars") is not null) }
            .Should().Equal(sets, criteria, options, minima);
    }

    [Theory]
    [MemberData(nameof(FullPacks))]
    public void Every_criterion_and_option_equals_the_source(string pack)
    {
        foreach (var (number, workflow) in Sets(pack))
        {
            var expected = ReferenceScorer.OfPack(pack).Set(number).Criteria;
            Name(workflow, "WorkflowName").Should().Be($"{pack}/{number}/criteria");
            RulesOf(workflow).Select(r => Name(r)).Should().Equal(expected.Select(c => c.Code));
            foreach (var (rule, criterion) in RulesOf(workflow).Zip(expected))
            {
                Written(rule).Should().Be(Printed(criterion), "{0}/{1} {2}", pack, number, criterion.Code);
                RulesOf(rule).Select(o => Level(criterion.Code, o)).Should().Equal(criterion.Options.Select(o => Level(criterion, o)), "{0}/{1} {2}", pack, number, criterion.Code);
            }
        }
    }

    [Theory]
    [MemberData(nameof(FullPacks))]
    public void Classification_parts_and_sections_equal_the_source(string pack)
    {
        var written = Read($"{pack}/pack.json").GetProperty("sets").EnumerateArray().ToList();
        written.Select(s => s.GetProperty("number").GetInt32()).Should().Equal(ReferenceScorer.OfPack(pack).Sets.Select(s => s.Number));
        foreach (var (set, source) in written.Zip(ReferenceScorer.OfPack(pack).Sets.Select(s => s.Source)))
        {
            foreach (var member in new[] { "code", "name", "sector", "group", "subgroup", "requiresSample", "confidence" })
            {
                set.GetProperty(member).ToString().Should().Be(source.GetProperty(member).ToString());
            }

            Name(set, "ministry").Should().Be(Name(source, "ministry").StartsWith("UNKNOWN", StringComparison.Ordinal) ? "Chưa xác định" : Name(source, "ministry"));
            Texts(source, "knownDefects").Concat(Texts(source, "confidenceNotes")).Should().BeSubsetOf(Texts(set, "remarks"));
            Outline(set).Should().Equal(Outline(source));
        }
    }

    [Theory]
    [InlineData("1048-qd-ttg", 45, 25)]
    [InlineData("148-qd-ttg", 11, 4)]
    [InlineData("26-2026-qd-ttg", 22, 22)]
    public void What_stops_the_scoring_and_what_rejects_the_dossier_are_kept_apart(string pack, int gates, int disqualifiers)
    {
        var source = ReferenceScorer.OfPack(pack).Sets.SelectMany(s => s.Criteria.Select(c => (s.Number, Criterion: c))).ToList();
        var written = Named(pack, "gates.json", "gates");
        written.Should().HaveCount(gates).And.BeEquivalentTo(source.Where(c => c.Criterion.MayStop || c.Criterion.ZeroOf.Count > 0).Select(c => (c.Number, c.Criterion.Code)));
        Named(pack, "dossier.json", "disqualifiers").Where(d => d.Rule != "dossier").Should().HaveCount(disqualifiers)
            .And.BeEquivalentTo(source.Where(c => c.Criterion.Disqualifies).Select(c => (c.Number, c.Criterion.Code)));
        var declared = Sets(pack).SelectMany(s => RulesOf(s.Workflow).Where(r => Property(r, "gates") is not null).Select(r => (s.Number, Name(r))));
        declared.Should().BeEquivalentTo(source.Where(c => c.Criterion.MayStop).Select(c => (c.Number, c.Criterion.Code)));
    }

    [Theory]
    [MemberData(nameof(FullPacks))]
    public void Every_text_names_its_place_in_a_decision_and_every_code_stands_once(string pack)
    {
        foreach (var (file, workflow) in Workflows(pack).Where(w => w.File != "stars.json"))
        {
            RulesOf(workflow).Select(r => Name(r)).Should().OnlyHaveUniqueItems("{0} {1}", file, Name(workflow, "WorkflowName"));
            RulesOf(workflow).Should().OnlyContain(r => Property(r, "citation")!.Value.GetString()!.Contains("148/KH-UBND", StringComparison.Ordinal) || Property(r, "citation")!.Value.GetString()!.Contains("/QĐ-TTg", StringComparison.Ordinal));
        }

        Workflows(pack).Select(w => Name(w.Workflow, "WorkflowName")).Should().OnlyHaveUniqueItems().And.OnlyContain(n => n.StartsWith(pack + "/", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(FullPacks))]
    public void A_suggestion_names_an_option_of_its_set(string pack)
    {
        var options = ReferenceScorer.OfPack(pack).Sets.SelectMany(s => s.Criteria.SelectMany(c => c.Options.Select(o => (s.Number, $"{c.Code}.{o.Id}"))));
        Named(pack, "suggestions.json", "suggestions").Should().NotBeEmpty().And.BeSubsetOf(options);
    }

    [Theory]
    [MemberData(nameof(Packs))]
    public void A_file_is_written_in_the_one_form_that_export_gives_back(string pack)
    {
        foreach (var file in Files(pack))
        {
            var bytes = File.ReadAllBytes(Path.Combine(Folder, file));
            bytes.Length.Should().BeLessThanOrEqualTo(256 * 1024, file);
            Encoding.UTF8.GetString(bytes).Should().Be(Rewritten(bytes), file);
        }
    }

    [Theory]
    [MemberData(nameof(Packs))]
    public async Task The_schema_of_its_kind_accepts_every_file_and_refuses_an_unknown_member(string pack)
    {
        foreach (var file in Files(pack))
        {
            var schema = await JsonSchema.FromFileAsync(Path.Combine(Folder, "schema", $"{KindOf(file)}.schema.json"));
            var text = await File.ReadAllTextAsync(Path.Combine(Folder, file));
            schema.Validate(text).Should().BeEmpty(file);
            var brace = text.IndexOf('{', StringComparison.Ordinal) + 1;
            schema.Validate(text.Insert(brace, "\"GlobalParams\": [],")).Should().NotBeEmpty(file);
        }
    }

    [Theory]
    [MemberData(nameof(FullPacks))]
    public async Task A_plain_rules_engine_gives_each_option_its_points(string pack)
    {
        var engine = new RulesEngine.RulesEngine([.. Sets(pack).Select(s => s.Workflow.GetRawText())]);
        foreach (var set in ReferenceScorer.OfPack(pack).Sets)
        {
            for (var place = 0; place <= set.Criteria.Max(c => c.Options.Count); place++)
            {
                var picks = set.Criteria.ToDictionary(c => c.Code, c => place < c.Options.Count ? c.Options[place].Id : "-");
                var results = await engine.ExecuteAllRulesAsync($"{pack}/{set.Number}/criteria", Inputs(picks, 0));
                results.Where(r => r.IsSuccess).ToDictionary(r => r.Rule.RuleName, PointsOf)
                    .Should().Equal(set.Criteria.Where(c => place < c.Options.Count).ToDictionary(c => c.Code, c => c.Options[place].Points));
            }
        }
    }

    [Theory]
    [MemberData(nameof(FullPacks))]
    public async Task A_plain_rules_engine_accepts_and_runs_every_workflow(string pack)
    {
        var engine = new RulesEngine.RulesEngine([.. Workflows(pack).Select(w => w.Workflow.GetRawText())]);
        foreach (var (file, workflow) in Workflows(pack))
        {
            var results = await engine.ExecuteAllRulesAsync(Name(workflow, "WorkflowName"), Inputs([], 62.5m));
            results.Should().HaveCount(RulesOf(workflow).Count()).And.OnlyContain(r => string.IsNullOrEmpty(r.ExceptionMessage), file);
        }
    }

    [Theory]
    [InlineData("1048-qd-ttg", 12, "A.1.1.b A.3.3.b A.3.4.b")]
    [InlineData("148-qd-ttg", 11, "A.1.1.b A.1.4.d A.3.3.b A.3.6.a")]
    [InlineData("148-qd-ttg", 1, "A.1.1.b A.3.3.b A.3.6.a")]
    [InlineData("26-2026-qd-ttg", 11, "A.1.1.b A.3.3.c A.3.5.a")]
    public async Task Stated_facts_suggest_the_options_whose_thresholds_they_reach(string pack, int set, string expected)
    {
        var stated = new Facts { LocalMaterialShare = 74.99m, ContractedMaterialShare = 75.01m, ContractMonths = 12, LocalWorkerShare = 75, RevenueLastYear = 11, RevenueYearBefore = 10, TrademarkFiled = true, TrademarkGranted = true };
        (await Fired(pack, $"{pack}/{set}/suggestions", Inputs([], 0, stated))).Should().Equal(expected.Split(' '));
    }

    [Theory]
    [InlineData("29.99", true, "1")]
    [InlineData("30", true, "2")]
    [InlineData("49.99", true, "2")]
    [InlineData("50", false, "3")]
    [InlineData("69.99", false, "3")]
    [InlineData("70", false, "4")]
    [InlineData("89.99", false, "4")]
    [InlineData("90", false, "5")]
    [InlineData("90", true, "5 4 3")]
    public async Task Bands_are_half_open_and_lower_stars_are_tried_only_as_fallback(string mean, bool fallback, string expected)
    {
        foreach (var pack in new[] { "1048-qd-ttg", "148-qd-ttg", "26-2026-qd-ttg" })
        {
            (await Fired(pack, $"{pack}/stars", Inputs([], decimal.Parse(mean, CultureInfo.InvariantCulture), fallback: fallback))).Should().Equal(expected.Split(' '));
        }
    }

    [Theory]
    [MemberData(nameof(Packs))]
    public void A_worked_example_comes_out_as_the_source_has_it(string pack)
    {
        var cases = Files(pack).Where(f => KindOf(f) == "case").Select(Read).ToList();
        cases.Should().HaveCountGreaterThanOrEqualTo(2);
        foreach (var example in cases)
        {
            var (given, wanted) = (example.GetProperty("in"), example.GetProperty("out"));
            var sheets = given.GetProperty("sheets").EnumerateArray().Select(s => s.GetProperty("picks").Deserialize<Dictionary<string, string>>()!).ToList();
            var result = ReferenceScorer.OfPack(pack).Score(given.GetProperty("set").GetInt32(), sheets);
            Rounded(result).Should().BeEquivalentTo(wanted.Deserialize<Outcome>(JsonSerializerOptions.Web), o => o.WithStrictOrdering(), given.GetProperty("id").GetString());
        }
    }

    private static Outcome Rounded(ReferenceResult r) => new(Round(r.Mean), r.Parts.ToDictionary(p => p.Key, p => Round(p.Value)!.Value), r.Stars,
        [.. r.Missing.Select(m => m with { Has = Round(m.Has)!.Value })], r.Gate);

    private static decimal? Round(decimal? value) => value is { } v ? Math.Round(v, 6, MidpointRounding.AwayFromZero) : null;

    private static string Written(JsonElement rule) => Line(Property(rule, "title"), Property(rule, "max"), Property(rule, "assessedBy"), Property(rule, "evidence"),
        string.Join('|', Texts(rule.GetProperty("Properties"), "notes")), string.Join('|', Texts(rule.GetProperty("Properties"), "cases")), Property(rule, "group"),
        rule.GetProperty("LocalParams")[0].GetProperty("Expression"));

    private static string Printed(ReferenceCriterion c) => Line(Member(c.Source, "title"), Member(c.Source, "max"), Member(c.Source, "assessedBy"), Member(c.Source, "evidence"),
        string.Join('|', c.Notes.Where(n => !n.StartsWith("The official form", StringComparison.Ordinal))),
        string.Join('|', c.Source.TryGetProperty("cases", out var cases) ? cases.EnumerateArray().Select(o => o.GetProperty("title").GetString()) : []),
        string.Join(' ', new object?[] { Member(c.Source, "groupCode"), Member(c.Source, "groupTitle"), Member(c.Source, "groupMax") is { } max ? $"({max} điểm)" : null }.OfType<object>()),
        $"sheet.Pick(\"{c.Code}\")");

    private static string Level(string code, JsonElement option) => Line(Name(option)[(code.Length + 1)..], Property(option, "title"), Property(option, "points"),
        Property(option, "minForStars"), Property(option, "case"), option.GetProperty("Expression"));

    private static string Level(ReferenceCriterion c, ReferenceOption o) => Line(o.Id, o.Title, o.Points,
        c.Required.Where(r => r.Value == o.Points && !c.Options.Any(x => x != o && x.MinForStars == r.Key)).Select(r => (int?)r.Key).SingleOrDefault(), o.Case, $"pick == \"{o.Id}\"");

    private static string Line(params object?[] values) => string.Join('\n', values);

    private static IEnumerable<string> Outline(JsonElement set) => set.GetProperty("parts").EnumerateArray().SelectMany(p => p.GetProperty("sections").EnumerateArray().Prepend(p)
        .Select(s => Line(p.GetProperty("code"), s.GetProperty("code"), s.GetProperty("title"), s.GetProperty("max"))));

    private static RuleParameter[] Inputs(Dictionary<string, string> picks, decimal mean, Facts? facts = null, bool fallback = true) =>
        [new("sheet", new Sheet(picks)), new("facts", facts ?? new Facts()), new("score", new Score(mean, fallback, _ => true))];

    private static async Task<IEnumerable<string>> Fired(string pack, string workflow, RuleParameter[] inputs)
    {
        var engine = new RulesEngine.RulesEngine([Workflows(pack).Single(w => Name(w.Workflow, "WorkflowName") == workflow).Workflow.GetRawText()]);
        return (await engine.ExecuteAllRulesAsync(workflow, inputs)).Where(r => r.IsSuccess).Select(r => r.Rule.RuleName);
    }

    private static decimal PointsOf(RuleResultTree criterion) =>
        ((JsonElement)criterion.ChildResults.Single(o => o.IsSuccess).Rule.Properties["points"]).GetDecimal();

    private sealed record Outcome(decimal? Mean, Dictionary<string, decimal> Parts, int? Stars, IReadOnlyList<ReferenceMinimum> Missing, string? Gate);
}
