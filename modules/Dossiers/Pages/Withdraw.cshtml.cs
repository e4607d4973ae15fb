using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Dossiers.Data;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Dossiers.Pages;

[Authorize(Can.Edit)]
internal sealed class WithdrawModel(DossiersDb db, CurrentActor current, IStringLocalizer<Texts> texts) : DossierPage(db, current)
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct))
        {
            return NotFound();
        }

        Input.Version = Head.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var outcome = Dossier.Withdraw(Input.Reason);
        if (!outcome.IsDone)
        {
            return this.Refuse(outcome, texts);
        }

        try
        {
            Db.Expect(Dossier, Input.Version);
            Db.Because(Dossier, "Dossier.Withdrawn", Input.Reason);
            await Db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            await FindAgainAsync(ct);
            ModelState.Remove("Input.Version");
            Input.Version = Head.Version;
            return this.Stale(texts);
        }

        this.Say(texts["Withdraw.Done"]);
        return Redirect($"/Dossiers/View/{Id}");
    }

    internal sealed class Form
    {
        public int Version { get; set; }

        [Display(Name = "Withdraw.Reason"), Required(ErrorMessage = "Required"), StringLength(2000, MinimumLength = 10, ErrorMessage = "Withdraw.TooShort")]
        public string Reason { get; set; } = "";
    }
}
