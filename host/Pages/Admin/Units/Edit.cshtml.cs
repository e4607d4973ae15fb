using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Host.Accounts;
using OcopModular.Host.Data;
using OcopModular.Host.Units;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Host.Pages.Admin.Units;

/// <summary>A new unit, or one that is renamed, dissolved, or whose coming end is taken back.</summary>
[Authorize(HostCan.ManageUnits)]
internal sealed class EditModel(HostDb db, UnitBook book, MergeUnits mergers, TimeProvider clock, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    [BindProperty]
    public EndForm End { get; set; } = new();

    public Unit? Unit { get; private set; }

    public UnitLoad Load { get; private set; } = new(0, []);

    public IReadOnlyList<Unit> MergedHere { get; private set; } = [];

    public Unit? Heir { get; private set; }

    public string Heading => Unit?.Name ?? texts["Units.New"];

    /// <summary>An end, or a merger into this unit, that has not come yet.</summary>
    public bool IsAhead => (Unit?.Until > clock.Today() && Unit.MergedInto is null) || MergedHere.Any(u => u.Until > clock.Today());

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        Input = Unit is null ? new Form { Kind = UnitKind.Commune, From = clock.Today() } : new Form { Code = Unit.Code, Name = Unit.Name, Kind = Unit.Kind, From = Unit.From, Version = Unit.Version };
        End = new EndForm { Version = Unit?.Version ?? 0 };
        return Id is null || Unit is not null ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        KeepFaultsOf(nameof(Input));
        if (Id is null && string.IsNullOrWhiteSpace(Input.Reason))
        {
            ModelState.AddModelError("Input.Reason", texts["Required", texts["Reason"].Value]);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var (code, name, reason) = (Input.Code.Trim(), Input.Name.Trim(), Input.Reason?.Trim());
        return await ActAsync(async () => Id is { } id
            ? await book.RenameAsync(id, Input.Version, code, name, reason, ct)
            : (await book.CreateAsync((code, name, Input.Kind!.Value), Input.From!.Value, reason!, ct)).Outcome, "Input.Reason", "Units.Saved", name);
    }

    public Task<IActionResult> OnPostDissolveAsync(CancellationToken ct) =>
        EndAsync(() => book.DissolveAsync(Id!.Value, End.Version, End.Last!.Value.AddDays(1), End.Reason.Trim(), ct), needsDay: true, "Units.Dissolved", ct);

    public Task<IActionResult> OnPostUndoAsync(CancellationToken ct) => EndAsync(
        () => MergedHere.Count > 0 && Unit!.Until is null ? mergers.UndoAsync(Id!.Value, End.Reason.Trim(), ct) : book.KeepAsync(Id!.Value, End.Version, End.Reason.Trim(), ct),
        needsDay: false, "Units.Undone", ct);

    private async Task<IActionResult> EndAsync(Func<Task<Outcome>> actAsync, bool needsDay, string done, CancellationToken ct)
    {
        await ReadAsync(ct);
        if (Unit is null)
        {
            return NotFound();
        }

        KeepFaultsOf(nameof(End));
        Input = new Form { Code = Unit.Code, Name = Unit.Name, Kind = Unit.Kind, From = Unit.From, Version = Unit.Version };
        if (needsDay && ModelState.IsValid && End.Last is null)
        {
            ModelState.AddModelError("End.Last", texts["Required", texts["Unit.Last"].Value]);
        }

        return ModelState.IsValid ? await ActAsync(actAsync, "End.Reason", done, Unit.Name) : Page();
    }

    private async Task<IActionResult> ActAsync(Func<Task<Outcome>> actAsync, string field, string done, string name)
    {
        try
        {
            if (await actAsync() is { IsDone: false } refused)
            {
                return this.Refuse(refused, texts, field);
            }
        }
        catch (DbUpdateConcurrencyException)
        {
            return this.Stale(texts);
        }

        this.Say(texts[done, name]);
        return RedirectToPage("Index");
    }

    /// <summary>Of the two forms of the page only the posted one is judged.</summary>
    private void KeepFaultsOf(string form) => ModelState.Keys.Where(k => !k.StartsWith(form + ".", StringComparison.Ordinal)).ToList().ForEach(k => ModelState.Remove(k));

    private async Task ReadAsync(CancellationToken ct)
    {
        var all = await db.Units.AsNoTracking().ToListAsync(ct);
        Unit = all.Find(u => u.Id == Id);
        (MergedHere, Heir) = ([.. all.Where(u => Id is not null && u.MergedInto == Id)], all.Find(u => u.Id == Unit?.MergedInto));
        Load = Unit is null ? Load : await book.LoadOfAsync(all.Select(u => u.Card()).ToList().WithMergedOn(Unit.Id, clock.Today()), ct);
    }

    internal sealed class Form
    {
        [Display(Name = "Unit.Kind"), Required(ErrorMessage = "Required")]
        public UnitKind? Kind { get; set; }

        [Display(Name = "Unit.Code"), Required(ErrorMessage = "Required"), StringLength(20, ErrorMessage = "TooLong")]
        public string Code { get; set; } = "";

        [Display(Name = "Unit.Name"), Required(ErrorMessage = "Required"), StringLength(200, ErrorMessage = "TooLong")]
        public string Name { get; set; } = "";

        [Display(Name = "Unit.From"), Required(ErrorMessage = "Required")]
        public DateOnly? From { get; set; }

        [Display(Name = "Reason"), StringLength(500, ErrorMessage = "TooLong")]
        public string? Reason { get; set; }

        public int Version { get; set; }
    }

    internal sealed class EndForm
    {
        [Display(Name = "Unit.Last")]
        public DateOnly? Last { get; set; }

        [Display(Name = "Reason"), Required(ErrorMessage = "Required"), StringLength(500, ErrorMessage = "TooLong")]
        public string Reason { get; set; } = "";

        public int Version { get; set; }
    }
}
