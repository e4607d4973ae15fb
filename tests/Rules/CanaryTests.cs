using System.Text.Json;
using FluentAssertions;
using OcopModular.Rules.Scoring;
using RulesEngine.Models;
using Xunit;

namespace OcopModular.Tests.Rules;

/// <summary>The corpus goes the whole way of a rule file, from the folder to the engine: no rule is admitted, nothing it names is touched.</summary>
public sealed class CanaryTests
{
    private const string Option = "\"Expression\": \"pick == \\\"a\\\"\"";

    /// <summary>Broken only where no <c>pick</c> is known.</summary>
    private const string OptionItself = "pick == \"a\"";
    private const string Text = "still here";

    [Fact]
    public void No_hostile_expression_in_a_pack_is_admitted_and_the_canary_lives()
    {
        var canary = Path.Combine(Environment.CurrentDirectory, "canary");
        File.WriteAllText(canary, Text);
        var admitted = new List<string>();
        foreach (var expression in HostileExpressions.Texts.Where(t => t != OptionItself))
        {
            using var mini = new MiniPack().Replace(MiniPack.CriteriaFile, Option, $"\"Expression\": {JsonSerializer.Serialize(expression)}");
            if (PackLoader.Load(mini.Folder).Packs.Count > 0)
            {
                admitted.Add(expression);
            }
        }

        admitted.Should().BeEmpty();
        File.ReadAllText(canary).Should().Be(Text);
    }

    /// <summary>Without grammar and settings the engine springs the trap: the corpus tests something.</summary>
    [Fact]
    public async Task A_lax_engine_touches_what_a_rule_names()
    {
        var trap = new Trap();
        var engine = new RulesEngine.RulesEngine([new Workflow { WorkflowName = "w", Rules = [new Rule { RuleName = "r", Expression = "trap.Spring()" }] }]);

        await engine.ExecuteAllRulesAsync("w", new RuleParameter("trap", trap));

        trap.IsSprung.Should().BeTrue();
    }

    public sealed class Trap
    {
        public bool IsSprung { get; private set; }

        public bool Spring() => IsSprung = true;
    }
}
