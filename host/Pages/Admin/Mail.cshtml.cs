using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Host.Accounts;
using OcopModular.Host.Data;
using OcopModular.Host.Notices;
using OcopModular.Kernel.Ui;

namespace OcopModular.Host.Pages.Admin;

/// <summary>Whether mail goes out: what waits, what was given up and why; neither addresses nor texts.</summary>
[Authorize(HostCan.ManageMail), Repeatable]
internal sealed class MailModel(HostDb db, MailQueue queue, MailSettings settings, IStringLocalizer<Texts> texts) : PageModel
{
    private const int Most = 200;

    public MailSettings Settings => settings;

    public int Sent { get; private set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Sent = await db.MailItems.CountAsync(m => m.SentAt != null, ct);
        Rows = await db.MailItems.Where(m => m.SentAt == null).OrderBy(m => m.GivenUpAt == null).ThenBy(m => m.NextAttempt).Take(Most)
            .Select(m => new Row(db.Users.Where(u => u.Id == m.AccountId).Select(u => u.Name).First(), m.Attempts, m.NextAttempt, m.GivenUpAt, m.LastError)).ToListAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        this.Say(texts["MailQueue.Again.Done", await queue.TryAgainAsync(ct)]);
        return RedirectToPage();
    }

    internal sealed record Row(string Person, int Attempts, DateTime NextAttempt, DateTime? GivenUpAt, string? LastError);
}
