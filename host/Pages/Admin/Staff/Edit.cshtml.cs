using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Host.Accounts;
using OcopModular.Host.Data;
using OcopModular.Host.Units;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Host.Pages.Admin.Staff;

/// <summary>A new account, or one that is changed, invited again, disabled or enabled.</summary>
[Authorize(HostCan.ManageStaff)]
internal sealed class EditModel(HostDb db, StaffAccounts staff, UnitChoices units, Invitations invitations, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    [BindProperty, Display(Name = "Reason"), StringLength(500)]
    public string? Reason { get; set; }

    public string Heading { get; private set; } = "";

    public bool IsDisabled { get; private set; }

    /// <summary>Has a password already: a link is then a way in for somebody else too.</summary>
    public bool HasPassword { get; private set; }

    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Roles { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await ReadAsync(ct) is not { } account)
        {
            return NotFound();
        }

        Input = new Form { Name = account.Name, UserName = account.UserName ?? "", Position = account.Position, UnitId = account.UnitId, Stamp = account.ConcurrencyStamp, Roles = await staff.RolesOfAsync(account.Id, ct) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await ReadAsync(ct) is not { } account)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        (account.Name, account.UserName, account.Position, account.UnitId) = (Input.Name.Trim(), Input.UserName.Trim(), Input.Position.Trim(), Input.UnitId);
        if (await staff.SaveAsync(account, isNew: Id is null, Input.Stamp, Input.Roles, ct) is { Count: > 0 } faults)
        {
            faults.ToList().ForEach(f => ModelState.AddModelError(f.Field, f.Text));
            return Page();
        }

        this.Say(texts["Staff.Saved", account.Name]);
        return Id is null ? await InviteAsync(account.Id, ct) : RedirectToPage("Index");
    }

    public async Task<IActionResult> OnPostInviteAsync(CancellationToken ct)
    {
        if (Id is not { } id || await ReadAsync(ct) is not { } account)
        {
            return NotFound();
        }

        ModelState.Clear();
        if (staff.PrepareLink(account) is { IsDone: false } refused)
        {
            await OnGetAsync(ct);
            return this.Refuse(refused, texts);
        }

        return await InviteAsync(id, ct);
    }

    public async Task<IActionResult> OnPostSwitchAsync(bool disable, CancellationToken ct)
    {
        if (Id is null || await ReadAsync(ct) is not { } account)
        {
            return NotFound();
        }

        ModelState.Clear();
        if (await staff.SwitchAsync(account, disable, Reason?.Trim(), ct) is { IsDone: false } refused)
        {
            await OnGetAsync(ct);
            return this.Refuse(refused, texts, nameof(Reason));
        }

        this.Say(texts[disable ? "Staff.Disabled.Done" : "Staff.Enabled.Done", account.Name]);
        return RedirectToPage("Index");
    }

    private async Task<IActionResult> InviteAsync(Guid id, CancellationToken ct)
    {
        TempData["Invitation"] = $"{Request.Scheme}://{Request.Host}{await invitations.MakeAsync(id, ct)}";
        return RedirectToPage(new { id });
    }

    private async Task<Accounts.Account?> ReadAsync(CancellationToken ct)
    {
        var account = Id is null ? new Accounts.Account { Id = Guid.CreateVersion7() } : await db.Users.SingleOrDefaultAsync(a => a.Id == Id, ct);
        Heading = Id is null ? texts["Staff.New"] : account?.Name ?? "";
        (IsDisabled, HasPassword) = (account?.IsDisabled == true, account?.PasswordHash is not null);
        Units = await units.ListAsync(account?.UnitId, ct);
        Roles = [.. Role.All.Select(r => new SelectListItem(texts["Role." + r], r))];
        return account;
    }

    internal sealed class Form
    {
        [Display(Name = "Staff.Name"), Required, StringLength(200)]
        public string Name { get; set; } = "";

        [Display(Name = "Staff.UserName"), Required, StringLength(100)]
        public string UserName { get; set; } = "";

        [Display(Name = "Staff.Position"), StringLength(200)]
        public string Position { get; set; } = "";

        [Display(Name = "Staff.Unit")]
        public Guid? UnitId { get; set; }

        [Display(Name = "Staff.Roles")]
        public List<string> Roles { get; set; } = [];

        public string? Stamp { get; set; }
    }
}
