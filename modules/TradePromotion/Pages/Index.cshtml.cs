using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace OcopModular.TradePromotion.Pages;

[Authorize(Can.Read)]
internal sealed class IndexModel : PageModel;
