using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Kernel;

namespace OcopModular.Dossiers.Data;

/// <summary>What the register holds of communes.</summary>
internal sealed class CommuneRecords(DossiersDb db, IStringLocalizer<Texts> texts) : IUnitRecords, IScoped
{
    public async Task<IReadOnlyList<(string What, int Count)>> CountAsync(IReadOnlyCollection<Guid> units, CancellationToken ct) =>
    [
        (texts["Unit.Producers"], await db.Producers.CountAsync(p => units.Contains(p.CommuneId), ct)),
        (texts["Unit.Products"], await db.Products.CountAsync(p => units.Contains(p.CommuneId), ct)),
        (texts["Unit.Dossiers"], await db.Dossiers.CountAsync(d => units.Contains(d.CommuneId), ct)),
    ];
}
