using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;
using OcopModular.Programme.Contracts;
using OcopModular.Programme.Domain;

namespace OcopModular.Programme.Pages.Bodies;

/// <summary>The form of a decision that establishes or replaces a body.</summary>
internal abstract class BodyPage(IDirectory directory, IStringLocalizer<Texts> texts) : PageModel
{
    protected const int Rows = 7;
    private const int MostRows = 40;

    [BindProperty]
    public Form Input { get; set; } = new();

    public abstract BodyKind Kind { get; }

    /// <summary>Where the form leads back to.</summary>
    public abstract string Back { get; }

    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Seats { get; private set; } = [];

    protected IStringLocalizer<Texts> Words => texts;

    public override async Task OnPageHandlerExecutionAsync(Microsoft.AspNetCore.Mvc.Filters.PageHandlerExecutingContext context, Microsoft.AspNetCore.Mvc.Filters.PageHandlerExecutionDelegate next)
    {
        var staff = await directory.StaffAsync(HttpContext.RequestAborted);
        People = staff.Where(s => !s.Roles.Contains(Role.Producer)).Select(s => new SelectListItem(string.Join(", ", new[] { s.Name, s.Position, s.UnitName }.Where(t => t.Length > 0)), s.Id.ToString())).ToList();
        Seats = Enum.GetValues<Seat>().Select(s => new SelectListItem(texts[$"Seat.{Kind}.{s}"], s.ToString())).ToList();
        await base.OnPageHandlerExecutionAsync(context, next);
    }

    /// <summary>One more empty row; nothing is checked and nothing saved.</summary>
    [Repeatable]
    public virtual Task<IActionResult> OnPostRowAsync(CancellationToken ct)
    {
        foreach (var entry in ModelState.Values)
        {
            entry.Errors.Clear();
            entry.ValidationState = Microsoft.AspNetCore.Mvc.ModelBinding.ModelValidationState.Unvalidated;
        }

        if (Input.Members.Count < MostRows)
        {
            Input.Members.Add(new Row());
        }

        return Task.FromResult<IActionResult>(Page());
    }

    protected BodyDraft Draft(int year) => new(
        Kind, year, Input.Name.Trim(), Input.DecisionNumber.Trim(), Input.DecisionDate!.Value, Input.Signer.Trim(), Input.TermUntil,
        Input.Members.ConvertAll(m => new SeatDraft(m.StaffId, m.Seat)), Kind == BodyKind.Council ? Input.Rules.ToRules() : null);

    protected IActionResult Object(IEnumerable<Objection> objections)
    {
        foreach (var objection in objections)
        {
            ModelState.AddModelError(objection.Field.Length == 0 ? "" : "Input." + objection.Field, texts.Say(objection.Outcome));
        }

        return Page();
    }

    internal sealed class Form
    {
        [Display(Name = "Body.Name"), Required(ErrorMessage = "Required"), StringLength(300, ErrorMessage = "TooLong")]
        public string Name { get; set; } = "";

        [Display(Name = "Decision.Number"), Required(ErrorMessage = "Required"), StringLength(100, ErrorMessage = "TooLong"), RegularExpression(NumberAndSign.Pattern, ErrorMessage = "Document.Wrong")]
        public string DecisionNumber { get; set; } = "";

        [Display(Name = "Decision.Date"), Required(ErrorMessage = "Required")]
        public DateOnly? DecisionDate { get; set; }

        [Display(Name = "Decision.Signer"), Required(ErrorMessage = "Required"), StringLength(200, ErrorMessage = "TooLong")]
        public string Signer { get; set; } = "";

        [Display(Name = "Body.TermUntil")]
        public DateOnly? TermUntil { get; set; }

        public List<Row> Members { get; set; } = [];

        public RulesForm Rules { get; set; } = new();

        /// <summary>Of the body that is replaced, as it was when the form was opened.</summary>
        public int Version { get; set; }
    }

    internal sealed class Row
    {
        [Display(Name = "Member.Person")]
        public Guid? StaffId { get; set; }

        [Display(Name = "Member.Seat")]
        public Seat Seat { get; set; } = Seat.Member;
    }
}
