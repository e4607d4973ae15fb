using OcopModular.Kernel;

namespace OcopModular.Host.Figures;

/// <summary>Figures by commune: a column each, a row for each commune that the reader has to do with.</summary>
internal sealed record CommuneTable(IReadOnlyList<FigureCard> Columns, IReadOnlyList<CommuneRow> Rows);

/// <param name="Key">Id of the unit, as the figures' parts carry it.</param>
internal sealed record CommuneRow(string Key, string Name);

/// <summary>Chooses the rows: communes that have something; the offices also see those that have nothing yet.</summary>
internal sealed class CommuneTables(IDirectory directory, CurrentActor current, TimeProvider clock) : IScoped
{
    public async Task<CommuneTable> OfAsync(IReadOnlyList<FigureCard> cards, CancellationToken ct)
    {
        var columns = cards.Where(c => c.IsByCommune).ToList();
        var units = await directory.UnitsAsync(ct);
        var named = columns.SelectMany(c => c.Parts).GroupBy(p => p.Key).Select(g => new CommuneRow(g.Key, g.First().Text));
        var isOfCommune = units.FirstOrDefault(u => u.Id == current.Actor.Unit)?.Kind == UnitKind.Commune;
        var all = isOfCommune ? [] : units.Where(u => u.Kind == UnitKind.Commune && u.ExistsOn(clock.Today())).Select(u => new CommuneRow($"{u.Id}", u.Name));
        return new CommuneTable(columns, [.. named.Concat(all).DistinctBy(r => r.Key).OrderBy(r => r.Name, VietnameseOrder.Comparer)]);
    }
}
