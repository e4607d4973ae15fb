using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OcopModular.Dossiers.Data;
using OcopModular.Dossiers.Domain;
using OcopModular.Kernel;

namespace OcopModular.Dossiers.Pages;

[Authorize(Can.Read)]
internal sealed class ReceiptModel(DossiersDb db, CurrentActor current, DossierRules rules) : DossierPage(db, current)
{
    public IReadOnlyList<Row> Versions { get; private set; } = [];

    public string? PaperNumber => Dossier.PaperNumber;

    public string? Criteria => rules.PackOf(Dossier)?.Decision;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct))
        {
            return NotFound();
        }

        Versions = await Db.Versions.Where(v => v.DossierId == Id).OrderByDescending(v => v.Number).Select(v => new Row(v.Number, v.FiledAt, v.FiledBy, v.Hash)).ToListAsync(ct);
        return Versions.Count == 0 ? NotFound() : Page();
    }

    internal sealed record Row(int Number, DateTime At, string By, string Hash);
}
