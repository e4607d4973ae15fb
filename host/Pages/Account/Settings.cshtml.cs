using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using MimeKit;
using OcopModular.Host.Accounts;
using OcopModular.Host.Calendar;
using OcopModular.Host.Data;
using OcopModular.Host.Notices;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Host.Pages.Account;

/// <summary>What a person chooses for themselves: notices by mail, the calendar's link.</summary>
[Authorize(HostCan.Enter)]
internal sealed class SettingsModel(HostDb db, MailSettings mail, CurrentActor current, IStringLocalizer<Texts> texts) : PageModel
{
    private const string Link = "CalendarLink";

    [BindProperty]
    public Form Input { get; set; } = new();

    public bool HasMail => mail.IsOn;

    public bool HasLink { get; private set; }

    /// <summary>Just made; shown this once.</summary>
    public string? NewLink => TempData[Link] as string;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var settings = await ReadAsync(ct);
        HasLink = settings.CalendarHash is not null;
        Input = new Form { Mail = settings.Mail, Address = settings.Address, Version = settings.Version };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var settings = await ReadAsync(ct);
        HasLink = settings.CalendarHash is not null;
        var address = Input.Address?.Trim() ?? "";
        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (Input.Mail != MailMode.None && !IsAddress(address))
        {
            return this.Refuse(Outcome.Refuse("Settings.AddressNeeded"), texts, "Input.Address");
        }

        (settings.Mail, settings.Address) = (Input.Mail, address);
        db.Because(settings, "PersonSettings.MailChosen");
        return await SaveAsync(settings, "Settings.Saved", ct) ? RedirectToPage() : this.Stale(texts);
    }

    /// <summary>The old link ends with it.</summary>
    public async Task<IActionResult> OnPostLinkAsync(CancellationToken ct)
    {
        ModelState.Clear();
        var settings = await ReadAsync(ct);
        var path = CalendarLinks.Renew(settings);
        db.Because(settings, "PersonSettings.LinkRenewed");
        if (!await SaveAsync(settings, "Settings.Link.Made", ct))
        {
            return this.Stale(texts);
        }

        TempData[Link] = $"{Request.Scheme}://{Request.Host}{Request.PathBase}{path}";
        return RedirectToPage();
    }

    private static bool IsAddress(string address) =>
        MailboxAddress.TryParse(address, out var parsed) && parsed.Address == address && address.LastIndexOf('.') > address.IndexOf('@', StringComparison.Ordinal) && address.Contains('@', StringComparison.Ordinal);

    private async Task<PersonSettings> ReadAsync(CancellationToken ct)
    {
        var settings = await db.PersonSettings.SingleOrDefaultAsync(s => s.Id == current.Actor.Id, ct);
        if (settings is null)
        {
            settings = new PersonSettings { Id = current.Actor.Id };
            db.Entry(settings).State = HttpMethods.IsPost(Request.Method) ? EntityState.Added : EntityState.Detached;
        }

        return settings;
    }

    private async Task<bool> SaveAsync(PersonSettings settings, string said, CancellationToken ct)
    {
        var entry = db.Entry(settings);
        if (entry.State != EntityState.Added && Input.Version is { } version)
        {
            entry.Property(s => s.Version).OriginalValue = version;
        }

        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // Saved in another window meanwhile, for the first time or again.
            db.ChangeTracker.Clear();
            ModelState.Remove("Input.Version");
            Input.Version = (await ReadAsync(ct)).Version;
            return false;
        }

        this.Say(texts[said]);
        return true;
    }

    internal sealed class Form
    {
        [Display(Name = "Settings.Mail")]
        public MailMode Mail { get; set; }

        [Display(Name = "Settings.Address"), StringLength(200, ErrorMessage = "TooLong")]
        public string? Address { get; set; }

        public int? Version { get; set; }
    }
}
