using OcopModular.Dossiers.Domain;
using OcopModular.Rules.Contracts;

namespace OcopModular.Dossiers.Pages;

/// <summary>A criterion with what was answered to it and what proves it.</summary>
internal sealed record CriterionView(Guid Dossier, Criterion Criterion, GivenAnswer Answer, IReadOnlyList<Attachment> Files, Suggestion? Suggestion)
{
    public decimal? Points => Answer.Pick == Pick.Nothing ? 0 : Criterion.Options.FirstOrDefault(o => o.Id == Answer.Pick)?.Points;

    /// <summary>Options by case; one group without a title where there are no cases.</summary>
    public IEnumerable<(string? Title, IEnumerable<Option> Options)> Groups => Criterion.Options
        .GroupBy(o => o.Case).Select(g => (g.Key is { } number && number <= Criterion.Cases.Count ? Criterion.Cases[number - 1] : null, (IEnumerable<Option>)g));
}
