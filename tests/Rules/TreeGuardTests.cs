using System.Linq.Expressions;
using FluentAssertions;
using OcopModular.Rules.Contracts;
using OcopModular.Rules.Scoring;
using RulesEngine.ExpressionBuilders;
using Xunit;

namespace OcopModular.Tests.Rules;

/// <summary>Behind the grammar: even a text that reached RulesEngine past it does not get further than the language.</summary>
public sealed class TreeGuardTests
{
    private static readonly ParameterExpression[] Inputs = [Expression.Parameter(typeof(Sheet), "sheet"), Expression.Parameter(typeof(Facts), "facts"), Expression.Parameter(typeof(Score), "score")];

    /// <summary>What RulesEngine itself would admit, and our language does not know.</summary>
    [Theory]
    [InlineData("sheet.GetType() != null")]
    [InlineData("sheet.GetType().Assembly.Location == \"x\"")]
    [InlineData("\"\".GetType().Assembly.FullName == \"x\"")]
    [InlineData("score.Mean.GetType() != null")]
    [InlineData("DateTime.Now.Year > 2000")]
    [InlineData("Guid.NewGuid() != Guid.Empty")]
    [InlineData("Convert.ToInt32(\"1\") == 1")]
    [InlineData("new Uri(\"http://example.org\").Host == \"x\"")]
    [InlineData("string.Format(\"{0}\", 1) == \"1\"")]
    [InlineData("\"a\".PadLeft(1000000000).Length > 0")]
    [InlineData("Enumerable.Range(0, 2147483647).Count(it > 0) > 0")]
    [InlineData("Math.Pow(10, 300) > 1")]
    [InlineData("sheet.Pick(\"A\").Length > 0")]
    [InlineData("sheet.Pick(\"A\").ToUpper() == \"A\"")]
    [InlineData("score.ToString() == \"\"")]
    [InlineData("iif(score.Mean > 1, true, false)")]
    [InlineData("new (1 as a) != null")]
    [InlineData("score.Mean % 2 == 1")]
    [InlineData("facts.LocalMaterialShare.HasValue")]
    public void A_tree_that_reaches_further_than_the_language_is_refused(string text)
    {
        var parser = new RuleExpressionParser(Engine.Settings());
        var read = () => TreeGuard.Read(parser, text, Inputs, typeof(bool));

        read.Should().Throw<Exception>();
    }

    /// <summary>The net is needed: RulesEngine itself takes these.</summary>
    [Theory]
    [InlineData("sheet.GetType() != null")]
    [InlineData("DateTime.Now.Year > 2000")]
    [InlineData("\"a\".PadLeft(1000000000).Length > 0")]
    [InlineData("Enumerable.Range(0, 2147483647).Count(it > 0) > 0")]
    public void RulesEngine_alone_would_take_it(string text)
    {
        var parser = new RuleExpressionParser(Engine.Settings());

        parser.Parse(text, Inputs, typeof(bool)).Should().NotBeNull();
        FluentActions.Invoking(() => TreeGuard.Read(parser, text, Inputs, typeof(bool))).Should().Throw<NotSupportedException>();
    }

    [Theory]
    [InlineData("true")]
    [InlineData("!true")]
    [InlineData("sheet.Pick(\"A.1.1\") == \"a\"")]
    [InlineData("sheet.Pick(\"A\") != null")]
    [InlineData("score.Mean >= 70 && (score.Mean < 90 || score.Fallback)")]
    [InlineData("score.Mean * 0.1 > 5")]
    [InlineData("-score.Mean < - 5.5")]
    [InlineData("score.Met(3) && !score.Met(5)")]
    [InlineData("Math.Round(score.Mean, 2) == 89.99")]
    [InlineData("Math.Abs(score.Mean - 50) <= Math.Min(score.Mean, 10.5)")]
    [InlineData("facts.RevenueLastYear / facts.RevenueYearBefore >= 1.1")]
    [InlineData("facts.FoodSafetyCertificate == true || facts.SelfDeclaration != false")]
    [InlineData("facts.LocalMaterialShare == null")]
    public void A_tree_of_the_language_passes(string text) =>
        FluentActions.Invoking(() => TreeGuard.Read(new RuleExpressionParser(Engine.Settings()), text, Inputs, typeof(bool))).Should().NotThrow();
}
