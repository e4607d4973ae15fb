using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Accounts;
using OcopModular.Host.Notices;

namespace OcopModular.Host.Pages.Notices;

/// <summary>On the way to the thing the notice counts as read.</summary>
[Authorize(HostCan.Enter)]
internal sealed class OpenModel(Inbox inbox) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var url = await inbox.Mine.Where(n => n.Id == Id).Select(n => n.Url).SingleOrDefaultAsync(ct);
        if (url is null)
        {
            return NotFound();
        }

        await inbox.ReadAsync(Id, ct);
        return LocalRedirect(url);
    }
}
