using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace OcopModular.Communications.Pages;

[Authorize(Can.Read)]
internal sealed class IndexModel : PageModel;
