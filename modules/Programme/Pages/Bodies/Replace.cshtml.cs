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
            return this.Stale(Words);
        }
    }
}
