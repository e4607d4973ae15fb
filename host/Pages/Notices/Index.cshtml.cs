using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Accounts;
using OcopModular.Host.Notices;
using OcopModular.Kernel.Ui;

namespace OcopModular.Host.Pages.Notices;

/// <summary>Thông báo: what the person was told, unread first.</summary>
[Authorize(HostCan.Enter), Repeatable]
internal sealed class IndexModel(Inbox inbox, NoticeWords words) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")]
    public ListQuery Query { get; set; } = new();

    public PageOf<KeptNotice> List { get; private set; } = new([], 1, 1, 0);

    public int Unread { get; private set; }

    public string Words(KeptNotice notice) => words.Of(notice);

    public async Task OnGetAsync(CancellationToken ct)
    {
        Unread = await inbox.UnreadAsync(ct);
        List = await PageOf<KeptNotice>.FromAsync(inbox.Mine.OrderBy(n => n.ReadAt != null).ThenByDescending(n => n.At).ThenByDescending(n => n.Id), Query, ct);
    }

    /// <summary>On the way to the thing the notice counts as read.</summary>
    public async Task<IActionResult> OnPostOpenAsync(Guid id, CancellationToken ct)
    {
        if (await inbox.Mine.Where(n => n.Id == id).Select(n => n.Url).SingleOrDefaultAsync(ct) is not { } url)
        {
            return NotFound();
        }

        await inbox.ReadAsync(id, ct);
        return LocalRedirect(url);
    }

    public async Task<IActionResult> OnPostReadAsync(Guid? id, CancellationToken ct)
    {
        await inbox.ReadAsync(id, ct);
        return Redirect("/Notices");
    }
}
