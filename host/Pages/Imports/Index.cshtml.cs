using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Accounts;
using OcopModular.Host.Imports;
using OcopModular.Kernel.Ui;

namespace OcopModular.Host.Pages.Imports;

/// <summary>The lists that the person sent, to be found again; what may be sent is each import's own right.</summary>
[Authorize(HostCan.Upload)]
internal sealed class IndexModel(ImportDesk desk, ImportCatalogue imports) : PageModel
{
    public ImportCatalogue Imports => imports;

    public PageOf<ImportRun> List { get; private set; } = new([], 1, 1, 0);

    public async Task OnGetAsync([Microsoft.AspNetCore.Mvc.FromQuery(Name = "page")] int number, CancellationToken ct) =>
        List = await PageOf<ImportRun>.FromAsync(desk.Mine.AsNoTracking().OrderByDescending(r => r.Id), new ListQuery { Page = number }, ct);
}
