using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Host.Accounts;
using OcopModular.Host.Calendar;
using OcopModular.Host.Data;
using OcopModular.Host.Holidays;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Host.Pages.Admin;

/// <summary>The holidays of a year as reckoned, and the swap days and additional days of rest that were announced.</summary>
[Authorize(HostCan.ManageHolidays)]
internal sealed class HolidaysModel(HostDb db, SpecialDays days, IWorkCalendar work, TimeProvider clock, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public int Shown => Year is >= PublicHolidays.First and <= PublicHolidays.Last ? Year.Value : clock.Today().Year;

    public IReadOnlyList<Holiday> Reckoned => PublicHolidays.Of(Shown);

    public IReadOnlyList<SpecialDay> Entered { get; private set; } = [];

    public IReadOnlyList<(int Number, IReadOnlyList<IReadOnlyList<DayCell>> Weeks)> Months { get; private set; } = [];

    public Task OnGetAsync(CancellationToken ct) => ReadAsync(ct);

    public async Task<IActionResult> OnPostAddAsync(CancellationToken ct)
    {
        var outcome = ModelState.IsValid ? await days.AddAsync(Input.Day!.Value, Input.Works, Input.Reason.Trim(), ct) : Outcome.Done;
        if (!ModelState.IsValid || !outcome.IsDone)
        {
            await ReadAsync(ct);
            return outcome.IsDone ? Page() : this.Refuse(outcome, texts, "Input.Day");
        }

        this.Say(texts["Holidays.Added", Input.Day!.Value.Show()]);
        return Redirect($"/Admin/Holidays?year={Input.Day.Value.Year}");
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, int version, CancellationToken ct)
    {
        ModelState.Clear();
        if (!await days.RemoveAsync(id, version, ct))
        {
            await ReadAsync(ct);
            return this.Stale(texts, "Holidays.Stale");
        }

        this.Say(texts["Holidays.Removed"]);
        return Redirect($"/Admin/Holidays?year={Shown}");
    }

    private async Task ReadAsync(CancellationToken ct)
    {
        var (first, last) = (new DateOnly(Shown, 1, 1), new DateOnly(Shown, 12, 31));
        Entered = await db.SpecialDays.AsNoTracking().Where(d => d.Day >= first && d.Day <= last).OrderBy(d => d.Day).ToListAsync(ct);
        var (known, special) = (await work.ReadAsync(ct), Entered.ToDictionary(d => d.Day));
        Months = [.. Enumerable.Range(1, 12).Select(m => (m, Month.Of(new DateOnly(Shown, m, 1), known, special)))];
    }

    internal sealed class Form
    {
        [Display(Name = "SpecialDay.Day"), Required(ErrorMessage = "Required")]
        public DateOnly? Day { get; set; }

        [Display(Name = "SpecialDay.Works")]
        public bool Works { get; set; }

        [Display(Name = "SpecialDay.Reason"), Required(ErrorMessage = "Required"), StringLength(300, ErrorMessage = "TooLong")]
        public string Reason { get; set; } = "";
    }
}
