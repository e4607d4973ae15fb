using OcopModular.Dossiers.Domain;
using OcopModular.Rules.Contracts;

namespace OcopModular.Dossiers.Pages;

/// <summary>A criterion with what was answered to it and what proves it.</summary>
internal sealed record CriterionView(Guid Dossier, Criterion Criterion, GivenAnswer Answer, IReadOnlyList<Attachment> Files, Suggestion? Suggestion)
{
    /// <summary>Options by case; one group without a title where there are no cases.</summary>
    public IEnumerable<(string? Title, IEnumerable<Option> Options)> Groups => Criterion.Options
        .GroupBy(o => o.Case).Select(g => (g.Key is { } number && number <= Criterion.Cases.Count ? Criterion.Cases[number - 1] : null, (IEnumerable<Option>)g));
}

/// <summary>What an answer to a criterion brings; <c>null</c> while there is none.</summary>
internal sealed record CriterionPoints(string Code, decimal? Points, decimal Max)
{
    public CriterionPoints(Criterion criterion, string pick)
        : this(criterion.Code, pick == Pick.Nothing ? 0 : criterion.Options.FirstOrDefault(o => o.Id == pick)?.Points, criterion.Max)
    {
    }
}
