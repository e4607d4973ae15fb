using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OcopModular.Host.Accounts;
using OcopModular.Host.Web;
using OcopModular.Kernel;

namespace OcopModular.Host.Pages.Help;

/// <summary>Trợ giúp: the manual that lies beside the program.</summary>
[Authorize(HostCan.Enter)]
internal sealed class IndexModel(Manual manual, CurrentActor current) : PageModel
{
    public IReadOnlyList<ManualPage> Pages => manual.For(current.Actor);

    public ManualPage Current { get; private set; } = ManualPage.None;

    public IActionResult OnGet(string? name)
    {
        Current = manual.Pages.FirstOrDefault(p => p.Name == (name ?? Manual.Index)) ?? ManualPage.None;
        return Current == ManualPage.None ? NotFound() : Page();
    }
}
