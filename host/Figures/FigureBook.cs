using Microsoft.Extensions.Localization;
using OcopModular.Kernel;

namespace OcopModular.Host.Figures;

/// <summary>A figure as its reader sees it.</summary>
/// <param name="Before">The same of the year before, where years are compared.</param>
internal sealed record FigureCard(Figure Figure, string Text, string Short, string Group, string Unit, IReadOnlyList<FigurePart> Parts, FigureCard? Before)
{
    public decimal Value => Parts.Sum(p => p.Value);

    /// <summary>Of communes, so that it has a column in the table.</summary>
    public bool IsByCommune => Figure.By == Figure.Commune;

    public decimal In(string commune) => Parts.FirstOrDefault(p => p.Key == commune)?.Value ?? 0;
}

/// <summary>All figures of all modules that the reader may open, of the working year.</summary>
internal sealed class FigureBook(IEnumerable<IFigureSource> sources, IStringLocalizerFactory texts, CurrentActor current, WorkingYear year) : IScoped
{
    public async Task<IReadOnlyList<FigureCard>> ReadAsync(Func<Figure, bool> which, CancellationToken ct)
    {
        var cards = new List<FigureCard>();
        foreach (var source in sources)
        {
            var words = texts.TextsOf(source.GetType());
            var before = source.Of(current.Actor, year.Value - 1).ToDictionary(f => f.Name, StringComparer.Ordinal);
            foreach (var figure in source.Of(current.Actor, year.Value).Where(f => current.Actor.Can(f.Permission) && which(f)))
            {
                cards.Add(await CardAsync(figure, words, figure.IsOfYear ? await CardAsync(before[figure.Name], words, null, ct) : null, ct));
            }
        }

        return cards;
    }

    private static async Task<FigureCard> CardAsync(Figure figure, IStringLocalizer words, FigureCard? before, CancellationToken ct)
    {
        var text = words[$"Figure.{figure.Name}"].Value;
        var narrow = words[$"Figure.{figure.Name}.Short"];
        var parts = (await figure.ReadAsync(ct)).OrderByDescending(p => p.Value).ThenBy(p => p.Text, VietnameseOrder.Comparer).ToList();
        return new FigureCard(figure, text, narrow.ResourceNotFound ? text : narrow.Value, words[$"FigureGroup.{figure.Group}"], words[$"FigureUnit.{figure.Unit}"], parts, before);
    }
}
