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
internal sealed class IndexModel(HostDb db, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")]
    public Filter Query { get; set; } = new();

    public PageOf<Row> List { get; private set; } = new([], 1, 1, 0);

    public string RolesOf(Row row) => string.Join(", ", row.Roles.Select(r => texts["Role." + r].Value));

    public async Task OnGetAsync(CancellationToken ct)
    {
        var words = SearchText.Words(Query.Q);
        var found = (await ReadAsync(ct)).Where(IsWanted)
            .Where(r => words.All(SearchText.Of(r.Name, r.UserName, r.Position, r.Unit).Contains)).ToList();
        List = new PageOf<Row>([.. Sorted(found).Skip((Math.Max(1, Query.Page) - 1) * Query.Size).Take(Query.Size)], Math.Max(1, Query.Page), Query.Size, found.Count);
    }

    private bool IsWanted(Row row) => Query.Show == "all" || row.State == StaffState.Disabled == (Query.Show == "disabled");

    private IEnumerable<Row> Sorted(IEnumerable<Row> rows)
    {
        var sort = Query.Sort ?? "name";
        Func<Row, string?> key = sort.TrimStart('-') switch { "user" => r => r.UserName, "unit" => r => r.Unit, _ => r => r.Name };
        return sort.StartsWith('-') ? rows.OrderByDescending(key, StringComparer.CurrentCulture) : rows.OrderBy(key, StringComparer.CurrentCulture);
    }

    private async Task<IReadOnlyList<Row>> ReadAsync(CancellationToken ct)
    {
        var roles = (await (from link in db.UserRoles join role in db.Roles on link.RoleId equals role.Id select new { link.UserId, role.Name }).ToListAsync(ct)).ToLookup(r => r.UserId, r => r.Name!);
        var people = await db.Users.Select(a => new
        {
            a.Id,
            a.Name,
            a.UserName,
            a.Position,
            Unit = db.Units.Where(u => u.Id == a.UnitId).Select(u => u.Name).FirstOrDefault(),
            State = a.IsDisabled ? StaffState.Disabled : a.IsSample ? StaffState.Sample : a.PasswordHash == null ? StaffState.Invited : StaffState.Active,
        }).ToListAsync(ct);
        return [.. people.Select(p => new Row(p.Id, p.Name, p.UserName!, p.Position, p.Unit, [.. roles[p.Id]], p.State))];
    }

    internal sealed class Filter : ListQuery
    {
        /// <summary><c>disabled</c>, <c>all</c>, else those in use.</summary>
        public string? Show { get; set; }
    }

    internal sealed record Row(Guid Id, string Name, string UserName, string Position, string? Unit, IReadOnlyList<string> Roles, StaffState State);
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
