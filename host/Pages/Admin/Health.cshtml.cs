using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OcopModular.Host.Accounts;
using OcopModular.Host.Health;

namespace OcopModular.Host.Pages.Admin;

/// <summary>Tình trạng hệ thống: what is well, what is not, and what to do about it.</summary>
[Authorize(HostCan.SeeHealth)]
internal sealed class HealthModel(HealthBook health) : PageModel
{
    public IReadOnlyList<HealthCard> Cards { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Cards = await health.AllAsync(ct);
}
