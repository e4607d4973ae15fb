using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Host.Accounts;
using OcopModular.Host.Data;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Host.Pages.Account;

/// <summary>Đăng nhập; in Development also by one click as one of the sample staff.</summary>
[AllowAnonymous, Repeatable]
internal sealed class SignInModel(HostDb db, Entrance entrance, IDirectory directory, IHostEnvironment environment, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<IGrouping<string, StaffCard>> Units { get; private set; } = [];

    public string RolesOf(StaffCard person) => string.Join(", ", person.Roles.Select(r => texts["Role." + r].Value));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (User.Identity?.IsAuthenticated == true)
        {
            return Continue();
        }

        await ReadSampleAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (ModelState.IsValid)
        {
            if (await entrance.FindAsync(Input.UserName, Input.Password) is { } account)
            {
                await entrance.EnterAsync(account);
                return Continue();
            }

            ModelState.AddModelError("", texts["SignIn.Failed"]);
        }

        await ReadSampleAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostEnterAsync(Guid id, CancellationToken ct)
    {
        var account = environment.IsDevelopment() ? await db.Users.SingleOrDefaultAsync(a => a.Id == id && a.IsSample && !a.IsDisabled, ct) : null;
        if (account is null)
        {
            return NotFound();
        }

        await entrance.EnterAsync(account);
        return Continue();
    }

    private LocalRedirectResult Continue() => LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/");

    private async Task ReadSampleAsync(CancellationToken ct)
    {
        if (environment.IsDevelopment())
        {
            var sample = await db.Users.Where(a => a.IsSample).Select(a => a.Id).ToListAsync(ct);
            var staff = await directory.StaffAsync(ct);
            var units = (await directory.UnitsAsync(ct)).Select(u => u.Name).ToList();
            Units = [.. staff.Where(p => sample.Contains(p.Id)).GroupBy(p => p.UnitName).OrderBy(g => g.Key.Length == 0).ThenBy(g => units.IndexOf(g.Key))];
        }
    }

    internal sealed class Form
    {
        [Display(Name = "Staff.UserName"), Required(ErrorMessage = "Required"), StringLength(256)]
        public string UserName { get; set; } = "";

        [Display(Name = "SignIn.Password"), Required(ErrorMessage = "Required"), StringLength(128)]
        public string Password { get; set; } = "";
    }
}
