using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;
using OcopModular.Programme.Contracts;
using OcopModular.Programme.Domain;

namespace OcopModular.Programme.Pages.Years;

[Authorize(Can.Manage)]
internal sealed class NewModel(OpenYear years, TimeProvider clock, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public void OnGet() => Input.Year = clock.Today().Year;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (await years.OpenAsync(Input.Year!.Value, Input.PlanNumber.Trim(), Input.PlanDate!.Value, Input.PlanSigner.Trim(), ct) is { } objection)
        {
            return this.Refuse(objection.Outcome, texts, "Input." + objection.Field);
        }

        this.Say(texts["Year.IsOpen", Input.Year]);
        return Redirect("/Programme/Years");
    }

    internal sealed class Form
    {
        [Display(Name = "Year"), Required(ErrorMessage = "Required"), Range(2018, 2100, ErrorMessage = "OutOfRange")]
        public int? Year { get; set; }

        [Display(Name = "Year.PlanNumber"), Required(ErrorMessage = "Required"), StringLength(100, ErrorMessage = "TooLong"), RegularExpression(NumberAndSign.Pattern, ErrorMessage = "Document.Wrong")]
        public string PlanNumber { get; set; } = "";

        [Display(Name = "Year.PlanDate"), Required(ErrorMessage = "Required")]
        public DateOnly? PlanDate { get; set; }

        [Display(Name = "Year.PlanSigner"), Required(ErrorMessage = "Required"), StringLength(200, ErrorMessage = "TooLong")]
        public string PlanSigner { get; set; } = "";
    }
}
