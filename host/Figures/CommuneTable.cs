using OcopModular.Kernel;

namespace OcopModular.Host.Figures;

/// <summary>Figures by commune: a column each, a row for each commune that has something.</summary>
/// <param name="Without">Communes that have nothing yet; only the offices are told them.</param>
internal sealed record CommuneTable(IReadOnlyList<FigureCard> Columns, IReadOnlyList<CommuneRow> Rows, IReadOnlyList<CommuneRow> Without);

/// <param name="Key">Id of the unit, as the figures' parts carry it.</param>
internal sealed record CommuneRow(string Key, string Name);

internal sealed class CommuneTables(IDirectory directory, CurrentActor current, TimeProvider clock) : IScoped
{
    public async Task<CommuneTable> OfAsync(IReadOnlyList<FigureCard> cards, CancellationToken ct)
    {
        var columns = cards.Where(c => c.IsByCommune).ToList();
        var units = await directory.UnitsAsync(ct);
        var rows = columns.SelectMany(c => c.Parts).GroupBy(p => p.Key).Select(g => new CommuneRow(g.Key, g.First().Text)).OrderBy(r => r.Name, VietnameseOrder.Comparer).ToList();
        var isOfOffice = units.FirstOrDefault(u => u.Id == current.Actor.Unit)?.Kind is UnitKind.District or UnitKind.Office;
        var all = isOfOffice ? units.Where(u => u.Kind == UnitKind.Commune && u.ExistsOn(clock.Today())).Select(u => new CommuneRow($"{u.Id}", u.Name)) : [];
        return new CommuneTable(columns, rows, [.. all.Where(a => !rows.Exists(r => r.Key == a.Key))]);
    }
}
