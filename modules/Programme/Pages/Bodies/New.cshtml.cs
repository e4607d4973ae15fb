using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;
using OcopModular.Programme.Domain;

namespace OcopModular.Programme.Pages.Bodies;

[Authorize(Can.Manage)]
internal sealed class NewModel(EstablishBody bodies, IDirectory directory, WorkingYear working, IStringLocalizer<Texts> texts) : BodyPage(directory, texts)
{
    [BindProperty(SupportsGet = true, Name = "kind")]
    public BodyKind Asked { get; set; } = BodyKind.Council;

    public override BodyKind Kind => Asked;

    public override string Back => "/Programme/Bodies";

    public int Year => working.Value;

    public void OnGet()
    {
        Input.Name = Words[$"Body.Name.{Kind}", Year];
        Input.Members = [.. Enumerable.Range(0, Rows).Select(_ => new Row())];
        Input.Members[0].Seat = Contracts.Seat.Chair;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var (body, objections) = await bodies.EstablishAsync(Draft(Year), ct);
        if (body is null)
        {
            return Object(objections);
        }

        this.Say(Words["Body.Recorded", body.DecisionNumber]);
        return Redirect($"/Programme/Bodies/View/{body.Id}");
    }
}
