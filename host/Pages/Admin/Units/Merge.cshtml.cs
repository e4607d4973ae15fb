using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using OcopModular.Host.Accounts;
using OcopModular.Host.Units;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Host.Pages.Admin.Units;

/// <summary>Sáp nhập: what is asked stands in the address, is shown with its numbers, and is done with a reason.</summary>
[Authorize(HostCan.ManageUnits)]
internal sealed class MergeModel(MergeUnits mergers, IDirectory directory, TimeProvider clock, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Form Asked { get; set; } = new();

    [BindProperty, Display(Name = "Reason"), StringLength(500, ErrorMessage = "TooLong")]
    public string? Reason { get; set; }

    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Heirs { get; private set; } = [];

    public MergerPlan? Plan { get; private set; }

    public UnitLoad Load { get; private set; } = new(0, []);

    /// <summary>The day is past: what was made since under the old units stays there.</summary>
    public bool IsLate => Asked.Day < clock.Today();

    public bool IsAhead => Asked.Day > clock.Today();

    public async Task OnGetAsync(CancellationToken ct)
    {
        await ReadUnitsAsync(ct);
        if (Asked.Step is null)
        {
            ModelState.Clear();
            return;
        }

        await PreviewAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await ReadUnitsAsync(ct);
        if (string.IsNullOrWhiteSpace(Reason))
        {
            ModelState.AddModelError(nameof(Reason), texts["Required", texts["Reason"].Value]);
        }

        if (ModelState.IsValid && await mergers.RunAsync(Asked.Merger(), Reason!.Trim(), ct) is var outcome && outcome.IsDone)
        {
            this.Say(texts["Units.Merged", Asked.Day!.Value.Show()]);
            return RedirectToPage("Index");
        }

        await PreviewAsync(ct);
        return Page();
    }

    private async Task PreviewAsync(CancellationToken ct)
    {
        if (Asked.Day is null)
        {
            ModelState.AddModelError("Asked.Day", texts["Required", texts["Unit.MergeDay"].Value]);
            return;
        }

        var (outcome, plan, load) = await mergers.PreviewAsync(Asked.Merger(), ct);
        if (outcome.IsDone)
        {
            (Plan, Load) = (plan, load);
        }
        else
        {
            ModelState.AddModelError("Asked.Chosen", texts.Say(outcome));
        }
    }

    private async Task ReadUnitsAsync(CancellationToken ct)
    {
        var open = (await directory.UnitsAsync(ct)).Where(u => u.Until is null || Asked.Chosen.Contains(u.Id)).ToList();
        Units = open.ConvertAll(u => new SelectListItem($"{u.Name} ({u.Code})", $"{u.Id}"));
        Heirs = [new(texts["Unit.Into.New"], ""), .. open.Where(u => Asked.Chosen.Count == 0 || Asked.Chosen.Contains(u.Id)).Select(u => new SelectListItem(texts["Unit.Into.Old", u.Name], $"{u.Id}"))];
    }

    internal sealed class Form
    {
        [Display(Name = "Unit.Chosen")]
        public List<Guid> Chosen { get; set; } = [];

        [Display(Name = "Unit.MergeDay")]
        public DateOnly? Day { get; set; }

        [Display(Name = "Unit.Into")]
        public Guid? Into { get; set; }

        [Display(Name = "Unit.NewName"), StringLength(200, ErrorMessage = "TooLong")]
        public string? Name { get; set; }

        [Display(Name = "Unit.NewCode"), StringLength(20, ErrorMessage = "TooLong")]
        public string? Code { get; set; }

        /// <summary>Set once something is asked.</summary>
        public string? Step { get; set; }

        public Merger Merger() => new(Chosen, Day!.Value, Into, Code?.Trim() ?? "", Name?.Trim() ?? "");
    }
}
