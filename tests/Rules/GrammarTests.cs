using FluentAssertions;
using OcopModular.Rules.Language;
using Xunit;

namespace OcopModular.Tests.Rules;

public sealed class GrammarTests
{
    private static readonly Inputs Everything = new(Sheet: true, Facts: true, Score: true);
    private static readonly Dictionary<string, Node> NoLocals = [];

    [Fact]
    public void The_corpus_of_hostile_expressions_is_large_enough_and_says_nothing_twice()
    {
        HostileExpressions.Texts.Count().Should().BeGreaterThanOrEqualTo(240);
        HostileExpressions.Texts.Should().OnlyHaveUniqueItems();
    }

    [Theory, MemberData(nameof(HostileExpressions.All), MemberType = typeof(HostileExpressions))]
    public void A_hostile_expression_is_refused_with_its_column(string expression)
    {
        var read = () => Grammar.ReadRule(expression, Everything, NoLocals);

        read.Should().Throw<GrammarException>().Which.Column.Should().BeInRange(1, expression.Length + 1);
    }

    [Theory, MemberData(nameof(HostileExpressions.Oversized), MemberType = typeof(HostileExpressions))]
    public void An_oversized_expression_is_refused_and_the_process_lives(string kind, string expression)
    {
        var read = () => Grammar.ReadRule(expression, Everything, NoLocals);

        read.Should().Throw<GrammarException>(kind);
    }

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    [InlineData("!true")]
    [InlineData("sheet.Pick(\"A.1.1\") == \"a\"")]
    [InlineData("\"stop\" != sheet.Pick(\"C.6.1\")")]
    [InlineData("sheet.Pick(\"A\") == sheet.Pick(\"B\")")]
    [InlineData("score.Mean >= 70 && (score.Mean < 90 || score.Fallback)")]
    [InlineData("score.Mean == 89.99")]
    [InlineData("score.Mean * 0.1 > 5")]
    [InlineData("score.Mean>-5")]
    [InlineData("-score.Mean < - 5.5")]
    [InlineData("score.Met(3) && score.Met(4) && !score.Met(5)")]
    [InlineData("score.Fallback == true")]
    [InlineData("Math.Max(score.Mean, 50) > 60")]
    [InlineData("Math.Round(score.Mean, 2) == 89.99")]
    [InlineData("Math.Abs(score.Mean - 50) <= Math.Min(score.Mean, 10.5)")]
    [InlineData("facts.LocalMaterialShare >= 50 && facts.LocalMaterialShare < 75")]
    [InlineData("facts.RevenueLastYear / facts.RevenueYearBefore >= 1.1")]
    [InlineData("facts.FoodSafetyCertificate == true || facts.SelfDeclaration != false")]
    [InlineData("facts.LocalMaterialShare == null")]
    [InlineData("null != facts.TrademarkFiled")]
    public void A_rule_of_the_closed_language_is_admitted(string expression) =>
        Grammar.ReadRule(expression, Everything, NoLocals).Kind.Should().Be(Kind.Truth);

    [Fact]
    public void Depth_32_is_admitted() =>
        Grammar.ReadRule(new string('(', 32) + "score.Mean > 1" + new string(')', 32), Everything, NoLocals).Should().NotBeNull();

    [Theory]
    [InlineData("score.Mean > 1", "score")]
    [InlineData("sheet.Pick(\"A\") == \"a\"", "sheet")]
    [InlineData("facts.ContractMonths > 1", "facts")]
    public void An_input_that_the_file_does_not_have_is_refused(string expression, string input)
    {
        var read = () => Grammar.ReadRule(expression, new Inputs(), NoLocals);

        read.Should().Throw<GrammarException>().Which.Should().Match<GrammarException>(e => e.Cause == "Grammar.NoInput" && input.Equals(e.Arguments[0]));
    }

    [Fact]
    public void Local_parameters_that_double_at_each_step_are_refused()
    {
        var locals = new Dictionary<string, Node>(StringComparer.Ordinal);
        var read = () =>
        {
            for (var i = 0; i < 30; i++)
            {
                locals[$"x{i}"] = Grammar.Read(i == 0 ? "score.Mean" : $"x{i - 1} + x{i - 1}", Everything, locals);
            }
        };

        read.Should().Throw<GrammarException>().Which.Cause.Should().Be("Grammar.TooBig");
    }

    [Theory]
    [InlineData("pick", true)]
    [InlineData("ownShare2", true)]
    [InlineData("sheet", false)]
    [InlineData("Math", false)]
    [InlineData("it", false)]
    [InlineData("new", false)]
    [InlineData("iif", false)]
    [InlineData("a b", false)]
    [InlineData("", false)]
    [InlineData("đ", false)]
    public void A_local_parameter_may_not_take_a_word_of_the_language(string name, bool isAllowed) => Grammar.IsLocalName(name).Should().Be(isAllowed);
}
