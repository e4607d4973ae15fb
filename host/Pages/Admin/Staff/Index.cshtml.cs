using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Host.Accounts;
using OcopModular.Host.Data;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Host.Pages.Admin.Staff;

/// <summary>Danh sách tài khoản. A district has some hundred accounts: they are read whole, so that diacritics need not be typed.</summary>
[Authorize(HostCan.ManageStaff)]
internal sealed class IndexModel(HostDb db, StaffAccounts staff, IDirectory directory, TimeProvider clock, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")]
    public Filter Query { get; set; } = new();

    public ListView<Row> List { get; private set; } = null!;

    private ListPlan<Row, Row> Plan => new ListPlan<Row, Row>("Staff", texts, r => r, "name", r => r.Id)
        .Column("name", "Staff.Name", r => r.Name, r => VietnameseOrder.Key(r.Name))
        .ExcelOnly("Staff.Position", r => r.Position)
        .Column("user", "Staff.UserName", r => r.UserName, r => r.UserName)
        .Column("unit", "Staff.Unit", r => r.Unit, r => VietnameseOrder.Key(r.Unit))
        .Column("roles", "Staff.Roles", RolesOf)
        .Column("state", "Staff.State", r => texts[$"StaffState.{r.State}"].Value);

    public string RolesOf(Row row) => string.Join(", ", row.Roles.Select(r => texts["Role." + r].Value));

    public async Task OnGetAsync(CancellationToken ct)
    {
        List = await Plan.ReadAsync(await FoundAsync(ct), Query, [new("show", texts["Staff.Show"], [new(texts["Staff.Show.Active"], ""), new(texts["Staff.Show.Disabled"], "disabled", Query.Show == "disabled"), new(texts["All"], "all", Query.Show == "all")])], ct);
        List.New = ("/Admin/Staff/Edit", texts["Staff.New"], HostCan.ManageStaff);
        List.Acts = [new ListAct("Disable", texts["Staff.DisableMany"], HostCan.ManageStaff, NeedsReason: true)];
    }

    public async Task<FileStreamResult> OnGetExcelAsync(CancellationToken ct) => await this.ExcelAsync(Plan, await FoundAsync(ct), Query, ct);

    /// <summary>Disables the chosen accounts, each as on its own page; says which were not and why.</summary>
    public async Task<IActionResult> OnPostDisableAsync(ListChoice choice, CancellationToken ct)
    {
        var done = new List<(string Name, Outcome Outcome)>();
        foreach (var row in (await FoundAsync(ct)).Where(r => r.State != StaffState.Disabled && (choice.All || choice.Chosen.Contains(r.Id))).Take(ListChoice.Most).ToList())
        {
            var account = await db.Users.SingleAsync(a => a.Id == row.Id, ct);
            done.Add((row.Name, await staff.SwitchAsync(account, disable: true, choice.Reason?.Trim(), ct)));
        }

        return this.SayDone(done, texts);
    }

    private async Task<IQueryable<Row>> FoundAsync(CancellationToken ct)
    {
        var words = SearchText.Words(Query.Q);
        return (await ReadAsync(ct)).Where(IsWanted).Where(r => words.All(SearchText.Of(r.Name, r.UserName, r.Position, r.Unit).Contains)).AsQueryable();
    }

    private bool IsWanted(Row row) => Query.Show == "all" || row.State == StaffState.Disabled == (Query.Show == "disabled");

    private async Task<IReadOnlyList<Row>> ReadAsync(CancellationToken ct)
    {
        var roles = (await (from link in db.UserRoles join role in db.Roles on link.RoleId equals role.Id select new { link.UserId, role.Name }).ToListAsync(ct)).ToLookup(r => r.UserId, r => r.Name!);
        var people = await db.Users.Select(a => new
        {
            a.Id,
            a.Name,
            a.UserName,
            a.Position,
            a.UnitId,
            State = a.IsDisabled ? StaffState.Disabled : a.IsSample ? StaffState.Sample : a.PasswordHash == null ? StaffState.Invited : StaffState.Active,
        }).ToListAsync(ct);
        var (units, today) = (await directory.UnitsAsync(ct), clock.Today());
        return [.. people.Select(p => new Row(p.Id, p.Name, p.UserName!, p.Position, p.UnitId is { } unit ? units.SuccessorOn(unit, today)?.Name : null, [.. roles[p.Id]], p.State))];
    }

    internal sealed class Filter : ListQuery
    {
        /// <summary><c>disabled</c>, <c>all</c>, else those in use.</summary>
        public string? Show { get; set; }
    }

    internal sealed record Row(Guid Id, string Name, string UserName, string Position, string? Unit, IReadOnlyList<string> Roles, StaffState State) : IRow;
}

internal enum StaffState
{
    [Tone(Tone.Ok)]
    Active,

    [Tone(Tone.Wait)]
    Invited,

    [Tone(Tone.Run)]
    Sample,

    [Tone(Tone.Plain)]
    Disabled,
}
