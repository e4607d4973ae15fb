using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;
using OcopModular.Programme.Contracts;
using OcopModular.Programme.Data;
using OcopModular.Programme.Domain;

namespace OcopModular.Programme.Pages.Bodies;

/// <summary>Mends the working rules of a council that no session uses yet.</summary>
[Authorize(Can.Manage)]
internal sealed class RulesModel(ProgrammeDb db, IEnumerable<ICouncilUse> uses, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public string Name { get; private set; } = "";

    /// <summary>What somebody else saved while the form was open.</summary>
    public Body? Theirs { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is not { } body)
        {
            return NotFound();
        }

        Input = new Form { Rules = RulesForm.Of(body.Rules!), Version = body.Version };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is not { } body)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        db.Expect(body, Input.Version);
        if (body.Change(Input.Rules.ToRules(), await uses.AnyUsesAsync(Id, ct)) is { IsDone: false } refusal)
        {
            return this.Refuse(refusal, texts);
        }

        db.Because(body, "Body.RulesChanged", Input.Reason.Trim());
        return await SaveAsync(ct);
    }

    private async Task<IActionResult> SaveAsync(CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return await StaleAsync(ct);
        }

        this.Say(texts["Saved"]);
        return Redirect($"/Programme/Bodies/View/{Id}");
    }

    /// <summary>Shows both; saved again, the typed rules replace the others knowingly.</summary>
    private async Task<IActionResult> StaleAsync(CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        Theirs = await FindAsync(ct);
        ModelState.Remove("Input.Version");
        Input.Version = Theirs?.Version ?? Input.Version;
        return this.Stale(texts);
    }

    private async Task<Body?> FindAsync(CancellationToken ct)
    {
        var body = await db.Bodies.Include(b => b.Members).SingleOrDefaultAsync(b => b.Id == Id && b.Kind == BodyKind.Council, ct);
        Name = body?.Name ?? "";
        return body;
    }

    internal sealed class Form
    {
        public RulesForm Rules { get; set; } = new();

        [Display(Name = "Reason"), Required(ErrorMessage = "Required"), StringLength(1000, ErrorMessage = "TooLong")]
        public string Reason { get; set; } = "";

        public int Version { get; set; }
    }
}
