using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Accounts;
using OcopModular.Host.Data;
using OcopModular.Kernel;

namespace OcopModular.Host.Pages.Account;

/// <summary>A one-time link with which a person chooses a password and enters.</summary>
[AllowAnonymous]
internal sealed class InvitationModel(HostDb db, Invitations invitations, UserManager<Accounts.Account> accounts, Entrance entrance, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Token { get; set; } = "";

    [BindProperty]
    public Form Input { get; set; } = new();

    public Accounts.Account? Person { get; private set; }

    public async Task OnGetAsync(CancellationToken ct) => await FindAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is not { } invitation || !ModelState.IsValid || !await IsGoodPasswordAsync())
        {
            return Page();
        }

        invitation.UsedAt = clock.UtcNow();
        Person!.PasswordHash = accounts.PasswordHasher.HashPassword(Person, Input.Password);
        (Person.AccessFailedCount, Person.LockoutEnd) = (0, null);
        db.Because(Person, "Account.PasswordChosen");
        await accounts.UpdateSecurityStampAsync(Person);
        await entrance.EnterAsync(Person);
        return LocalRedirect("/");
    }

    private async Task<Invitation?> FindAsync(CancellationToken ct)
    {
        var invitation = await invitations.FindAsync(Token, ct);
        Person = invitation is null ? null : await db.Users.SingleOrDefaultAsync(a => a.Id == invitation.AccountId && !a.IsDisabled, ct);
        Response.StatusCode = Person is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        return Person is null ? null : invitation;
    }

    private async Task<bool> IsGoodPasswordAsync()
    {
        foreach (var validator in accounts.PasswordValidators)
        {
            foreach (var error in (await validator.ValidateAsync(accounts, Person!, Input.Password)).Errors)
            {
                ModelState.AddModelError("Input.Password", error.Description);
            }
        }

        return ModelState.IsValid;
    }

    internal sealed class Form
    {
        [Display(Name = "Invitation.Password"), Required(ErrorMessage = "Required"), StringLength(128)]
        public string Password { get; set; } = "";

        [Display(Name = "Invitation.Repeated"), Required(ErrorMessage = "Required"), Compare(nameof(Password), ErrorMessage = "NotTheSame")]
        public string Repeated { get; set; } = "";
    }
}
