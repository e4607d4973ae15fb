using System.Text.RegularExpressions;
using OcopModular.Rules.Contracts;
using OcopModular.Rules.Domain;

namespace OcopModular.Rules.Scoring;

/// <summary>Makes a criteria set of its entry in <c>pack.json</c> and its workflow.</summary>
internal sealed partial class SetBuilder(PackFile pack, string file, StrictJson json, List<Finding> findings)
{
    /// <summary>The set with its criteria, or <c>null</c> after a finding.</summary>
    public CriteriaSet? Build(SetFile set, CheckedWorkflow workflow)
    {
        var before = findings.Count(f => f.IsError);
        var criteria = new Dictionary<string, List<Criterion>>(StringComparer.Ordinal);
        foreach (var rule in workflow.Rules)
        {
            if (SectionOf(set, rule.Name) is not { } section)
            {
                Refuse(rule.Name, "Set.NoSection", rule.Name);
            }
            else if (Criterion(rule) is { } criterion)
            {
                criteria.TryAdd(section, []);
                criteria[section].Add(criterion);
            }
        }

        var card = new SetCard(set.Number, set.Code, set.Name, set.Sector, set.Group, set.Subgroup, set.Ministry, set.RequiresSample, set.Confidence, set.Remarks);
        var parts = set.Parts.Select(p => new Part(p.Code, p.Title, p.Max, [.. p.Sections.Select(s => new Section(s.Code, s.Title, s.Max, criteria.GetValueOrDefault($"{p.Code}.{s.Code}", [])))]));
        return findings.Count(f => f.IsError) == before ? new CriteriaSet(pack.Pack, pack.Decision, card, [.. parts]) : null;
    }

    [GeneratedRegex(@"^(?<part>[ABC])\.(?<section>[0-9]{1,2})(\.[0-9]{1,2}){0,2}(-[2-9])?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CriterionCode();

    [GeneratedRegex("^(?<case>[1-9])?[a-j]$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OptionId();

    private static string? SectionOf(SetFile set, string code)
    {
        var match = CriterionCode().Match(code);
        var (part, section) = (match.Groups["part"].Value, match.Groups["section"].Value);
        return match.Success && set.Parts.Any(p => p.Code == part && p.Sections.Any(s => s.Code == section)) ? $"{part}.{section}" : null;
    }

    private Criterion? Criterion(CheckedRule rule)
    {
        if (json.Properties<CriterionProperties>(file, rule.File) is not { } p)
        {
            return null;
        }

        if (rule.File.Operator != "Or" || rule.Children.Count == 0)
        {
            Refuse(rule.Name, "Set.CriterionShape");
        }

        if (p.AssessedBy is not ("commune" or "council"))
        {
            Refuse(rule.Name, "Set.AssessedBy", p.AssessedBy);
        }

        var options = rule.Children.Select(c => Option(rule, c, p)).OfType<Option>().ToList();
        CheckPoints(rule, p, options);
        return new Criterion(
            rule.Name, p.Title, p.Max, p.AssessedBy == "commune" ? AssessedBy.Commune : AssessedBy.Council, p.Citation, p.Evidence, p.Notes ?? [], p.Group, p.Cases ?? [], p.Gates ?? [], p.Remarks ?? [], options);
    }

    private Option? Option(CheckedRule criterion, CheckedRule rule, CriterionProperties of)
    {
        if (json.Properties<OptionProperties>(file, rule.File) is not { } p)
        {
            return null;
        }

        var id = rule.Name.StartsWith(criterion.Name + ".", StringComparison.Ordinal) ? rule.Name[(criterion.Name.Length + 1)..] : "";
        var match = OptionId().Match(id);
        var isCaseRight = p.Case is null ? !match.Groups["case"].Success && of.Cases is null or { Count: 0 } : match.Groups["case"].Value == $"{p.Case}" && p.Case <= of.Cases?.Count;
        if (!match.Success || rule.Expression is null)
        {
            Refuse(rule.Name, "Set.OptionShape", criterion.Name);
        }
        else if (!isCaseRight)
        {
            Refuse(rule.Name, "Set.Case", rule.Name);
        }

        if (p.MinForStars is not (null or 3 or 4 or 5))
        {
            Refuse(rule.Name, "Set.MinForStars", p.MinForStars);
        }

        return new Option(id, p.Title, p.Points, p.MinForStars, p.Case, p.Remarks ?? []);
    }

    private void CheckPoints(CheckedRule rule, CriterionProperties p, List<Option> options)
    {
        foreach (var option in options.Where(o => o.Points < 0 || o.Points > PackShape.MostPoints || decimal.Round(o.Points, 6) != o.Points))
        {
            Refuse($"{rule.Name}.{option.Id}", "Set.Points", option.Points);
        }

        if (p.Max is < 0 or > PackShape.MostPoints)
        {
            Refuse(rule.Name, "Set.Points", p.Max);
        }

        if (string.IsNullOrWhiteSpace(p.Citation))
        {
            Warn(rule.Name, "Set.NoCitation");
        }

        var best = options.Select(o => o.Points).DefaultIfEmpty().Max();
        if (options.Count > 0 && best != p.Max)
        {
            Warn(rule.Name, "Set.BestOption", best, p.Max);
        }

        foreach (var oneCase in options.GroupBy(o => o.Case))
        {
            var points = oneCase.Select(o => o.Points).ToList();
            if (points.Zip(points.Skip(1)).Any(x => x.First >= x.Second))
            {
                Warn(rule.Name, "Set.Order", string.Join(", ", points));
                break;
            }
        }
    }

    private void Refuse(string rule, string text, params object?[] arguments) => findings.Add(new Finding(true, pack.Pack, file, rule, null, text, arguments!));

    private void Warn(string rule, string text, params object[] arguments) => findings.Add(new Finding(false, pack.Pack, file, rule, null, text, arguments));
}
