using System.Text;
using FluentAssertions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OcopModular.Rules;
using OcopModular.Rules.Contracts;
using OcopModular.Rules.Scoring;
using Xunit;

namespace OcopModular.Tests.Rules;

public sealed class PackFailureTests
{
    [Fact]
    public void The_small_pack_passes_without_a_word()
    {
        using var mini = new MiniPack();

        PackLoader.Load(mini.Folder).Findings.Should().BeEmpty();
        new RuleBook(mini.Folder).Packs.Should().ContainSingle();
    }

    [Theory, MemberData(nameof(HostileFiles.All), MemberType = typeof(HostileFiles))]
    public void A_hostile_or_mistaken_file_is_refused_where_it_stands(string file, string from, string to)
    {
        using var mini = new MiniPack().Replace(file, from, to);

        var loaded = PackLoader.Load(mini.Folder);

        loaded.Packs.Should().BeEmpty();
        loaded.Findings.Should().Contain(f => f.IsError && f.Pack == MiniPack.Name && f.File != null);
        Open(mini).Should().Throw<RulePackException>();
    }

    [Theory]
    [InlineData("criteria/01-thu.json", "this is no JSON", "criteria/01-thu.json")]
    [InlineData("criteria/01-thu.json", "", "criteria/01-thu.json")]
    [InlineData("criteria/01-thu.json", "null", "criteria/01-thu.json")]
    [InlineData("criteria/01-thu.json", "[]", "criteria/01-thu.json")]
    [InlineData("pack.json", "{", "pack.json")]
    [InlineData("pack.json", "[]", "pack.json")]
    [InlineData("pack.json", "null", "pack.json")]
    [InlineData("stars.json", "{}", "stars.json")]
    [InlineData("gates.json", "{}", "gates.json")]
    [InlineData("gates.json", "[null]", "gates.json")]
    [InlineData("notes.txt", "x", "notes.txt")]
    [InlineData("criteria/02-them.json", "{}", "criteria/02-them.json")]
    [InlineData("criteria/a/b.json", "{}", "criteria/a")]
    public void A_file_that_does_not_belong_or_cannot_be_read_is_named(string file, string content, string named)
    {
        using var mini = new MiniPack().With(file, content);

        Open(mini).Should().Throw<RulePackException>().WithMessage($"*{MiniPack.Name}/{named}*");
    }

    [Fact]
    public void A_wrong_encoding_is_named_with_its_line()
    {
        using var utf16 = new MiniPack().With("stars.json", Encoding.Unicode.GetBytes(MiniPack.Stars));
        using var windows = new MiniPack().With("stars.json", [.. Encoding.UTF8.GetBytes("{\n \""), 0xE9, .. Encoding.UTF8.GetBytes("\": 1 }")]);
        using var bom = new MiniPack().With("stars.json", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(MiniPack.Stars)]);

        Open(utf16).Should().Throw<RulePackException>().WithMessage("*stars.json*");
        Open(windows).Should().Throw<RulePackException>().WithMessage("*stars.json*UTF-8*2*");
        Open(bom).Should().Throw<RulePackException>().WithMessage("*stars.json*BOM*");
    }

    [Fact]
    public void The_block_names_file_rule_column_and_cause()
    {
        using var mini = new MiniPack().Replace(MiniPack.CriteriaFile, "\"A.1.1.a\", \"Expression\": \"pick ==", "\"A.1.1.a\", \"Expression\": \"pick.GetType() ==");

        Open(mini).Should().Throw<RulePackException>().Which.Message.Should()
            .Contain($"{MiniPack.Name}/{MiniPack.CriteriaFile}").And.Contain("A.1.1.a, cột 5: “.”").And.Contain("1 lỗi");
    }

    [Fact]
    public void A_text_that_is_half_a_character_is_refused()
    {
        using var mini = new MiniPack().Replace(MiniPack.CriteriaFile, "\"title\": \"Ít\"", "\"title\": \"\\ud800\"");

        Open(mini).Should().Throw<RulePackException>().WithMessage("*01-thu.json*");
    }

    [Fact]
    public void Limits_hold_for_file_rules_and_nesting()
    {
        using var large = new MiniPack().With("gates.json", "[" + new string(' ', PackFolder.MaxFileLength) + "]");
        using var many = new MiniPack().With("gates.json", $"[ {{ \"WorkflowName\": \"9-qd-ttg/1/gates\", \"Rules\": [ {string.Join(',', Enumerable.Range(0, 301).Select(i => $"{{ \"RuleName\": \"r{i}\", \"Expression\": \"true\" }}"))} ] }} ]");
        using var deep = new MiniPack().With("gates.json", $"[ {{ \"WorkflowName\": \"9-qd-ttg/1/gates\", \"Rules\": [ {Nested(5)} ] }} ]");
        using var deeper = new MiniPack().With("gates.json", new string('[', 100_000));

        new[] { large, many, deep, deeper }.Should().AllSatisfy(m => Open(m).Should().Throw<RulePackException>().WithMessage("*gates.json*"));
    }

    [Fact]
    public void An_empty_or_absent_folder_stops_the_start()
    {
        var empty = Directory.CreateTempSubdirectory("rules-").FullName;
        var none = () => new RuleBook(empty);
        var absent = () => new RuleBook(Path.Combine(empty, "absent"));

        none.Should().Throw<RulePackException>().WithMessage($"*{empty}*");
        absent.Should().Throw<RulePackException>();
        Directory.Delete(empty);
    }

    [Fact]
    public void Two_packs_may_not_claim_the_same_day()
    {
        using var mini = new MiniPack();
        var other = Directory.CreateDirectory(Path.Combine(mini.Folder, "10-qd-ttg")).FullName;
        File.WriteAllText(Path.Combine(other, "pack.json"), """{ "pack": "10-qd-ttg", "extends": "9-qd-ttg", "filedFrom": "2021-01-01" }""");

        Open(mini).Should().Throw<RulePackException>().WithMessage("*10-qd-ttg/pack.json*");

        mini.Replace("pack.json", "\"filedBefore\": null", "\"filedBefore\": \"2021-01-01\"");
        File.WriteAllText(Path.Combine(other, "pack.json"), """{ "pack": "10-qd-ttg", "extends": "9-qd-ttg", "filedFrom": "2021-01-01", "filedBefore": null }""");
        var book = new RuleBook(mini.Folder);
        book.Choose(new DateOnly(2021, 1, 1), DossierKind.First).Pack!.Name.Should().Be("10-qd-ttg");
        book.Set("10-qd-ttg", 1).Criteria.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_broken_folder_stops_the_host_before_it_takes_requests()
    {
        using var mini = new MiniPack().With("stars.json", "x");
        using var host = Build(mini.Folder);

        var start = () => host.StartAsync();

        (await start.Should().ThrowAsync<RulePackException>()).WithMessage("*stars.json*");
    }

    [Fact]
    public async Task A_good_folder_starts_and_scores()
    {
        using var mini = new MiniPack();
        using var host = Build(mini.Folder);

        await host.StartAsync();

        host.Services.GetRequiredService<IScorer>().ScoreSheet(MiniPack.Name, 1, new Dictionary<string, string> { ["A.1.1"] = "b" }).Total.Should().Be(30.5m);
        await host.StopAsync();
    }

    private static IHost Build(string folder)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Rules:Folder"] = folder });
        new RulesModule().AddServices(builder.Services);
        return builder.Build();
    }

    private static Func<RuleBook> Open(MiniPack mini) => () => new RuleBook(mini.Folder);

    private static string Nested(int levels) => levels == 0
        ? "{ \"RuleName\": \"leaf\", \"Expression\": \"true\" }"
        : $"{{ \"RuleName\": \"level{levels}\", \"Operator\": \"And\", \"Rules\": [ {Nested(levels - 1)} ] }}";
}
