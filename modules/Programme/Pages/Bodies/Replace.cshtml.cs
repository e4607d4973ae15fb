using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;
using OcopModular.Programme.Data;
using OcopModular.Programme.Domain;
using OcopModular.Rules.Contracts;

namespace OcopModular.Programme.Pages.Bodies;

[Authorize(Can.Manage)]
internal sealed class ReplaceModel(ProgrammeDb db, EstablishBody bodies, IDirectory directory, IStringLocalizer<Texts> texts) : BodyPage(directory, texts)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public Body Old { get; private set; } = null!;

    /// <summary>What somebody else saved while the form was open: the decision that replaced the body, or the body itself as it stands.</summary>
    public Body? Theirs { get; private set; }

    public override BodyKind Kind => Old.Kind;

    public override string Back => $"/Programme/Bodies/View/{Id}";

    public override async Task OnPageHandlerExecutionAsync(Microsoft.AspNetCore.Mvc.Filters.PageHandlerExecutingContext context, Microsoft.AspNetCore.Mvc.Filters.PageHandlerExecutionDelegate next)
    {
        if (await db.Bodies.Include(b => b.Members).SingleOrDefaultAsync(b => b.Id == Id, HttpContext.RequestAborted) is not { } old)
        {
            context.Result = NotFound();
            return;
        }

        Old = old;
        await base.OnPageHandlerExecutionAsync(context, next);
    }

    public IActionResult OnGet()
    {
        if (Old.Until is not null)
        {
            return Redirect(Back);
        }

        Input = new Form
        {
            Name = Old.Name,
            TermUntil = Old.TermUntil,
            Rules = RulesForm.Of(Old.Rules ?? new WorkingRules()),
            Version = Old.Version,
            Members = [.. Old.Members.OrderBy(m => m.Place).Select(m => new Row { StaffId = m.StaffId, Seat = m.Seat }), new Row()],
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (Old.Version != Input.Version)
        {
            return await StaleAsync(ct);
        }

        try
        {
            db.Expect(Old, Input.Version);
            var (body, objections) = await bodies.ReplaceAsync(Old, Draft(Old.Year), ct);
            if (body is null)
            {
                return Object(objections);
            }

            this.Say(Words["Body.Recorded", body.DecisionNumber]);
            return Redirect($"/Programme/Bodies/View/{body.Id}");
        }
        catch (DbUpdateConcurrencyException)
        {
            return await StaleAsync(ct);
        }
    }

    /// <summary>A body that was replaced stays so: its form is not made valid again.</summary>
    private async Task<IActionResult> StaleAsync(CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        Old = await db.Bodies.Include(b => b.Members).SingleAsync(b => b.Id == Id, ct);
        Theirs = await db.Bodies.Include(b => b.Members).SingleAsync(b => b.Id == (Old.ReplacedById ?? Id), ct);
        if (Old.Until is null)
        {
            ModelState.Remove("Input.Version");
            Input.Version = Old.Version;
        }

        return this.Stale(Words);
    }
}
