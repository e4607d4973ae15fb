using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Dossiers.Contracts;
using OcopModular.Dossiers.Data;
using OcopModular.Dossiers.Domain;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Dossiers.Pages;

[Authorize(Can.Report)]
internal sealed class ForwardModel(DossiersDb db, ReportOnDossier act, CurrentActor current, IStringLocalizer<Texts> texts) : DossierPage(db, current)
{
    [BindProperty(Name = "Input.Version")]
    public int Expected { get; set; }

    public ReportContent? Report { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct))
        {
            return NotFound();
        }

        Expected = Head.Version;
        return Head.State == DossierState.Filed ? Page() : Redirect($"/Dossiers/View/{Id}");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct))
        {
            return NotFound();
        }

        try
        {
            var outcome = await act.ForwardAsync(Dossier, Expected, ct);
            if (!outcome.IsDone)
            {
                return this.Refuse(outcome, texts);
            }
        }
        catch (DbUpdateConcurrencyException)
        {
            await FindAgainAsync(ct);
            ModelState.Remove("Input.Version");
            Expected = Head.Version;
            return this.Stale(texts);
        }

        this.Say(texts["Forward.Done"]);
        return Redirect($"/Dossiers/View/{Id}");
    }

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct))
        {
            return false;
        }

        Report = await Db.Reports.AsNoTracking().Where(r => r.DossierId == Id).Select(r => r.Content).SingleOrDefaultAsync(ct);
        return true;
    }
}
