using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OcopModular.Host.Accounts;

namespace OcopModular.Host.Pages;

[Authorize(HostCan.Enter)]
internal sealed class IndexModel : PageModel;
