using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OcopModular.Host.Web;
using OcopModular.Kernel.Ui;

namespace OcopModular.Host.Pages.Account;

/// <summary>Language, theme and working year of a browser; kept in cookies, also for who has not signed in.</summary>
[AllowAnonymous, Repeatable]
internal sealed class PreferencesModel : PageModel
{
    [BindProperty]
    public string? ReturnUrl { get; set; }

    public IActionResult OnGet() => LocalRedirect("/");

    public IActionResult OnPostLanguage(string? language) =>
        Keep(Shell.LanguageCookie, language is "vi" or "en" ? CookieRequestCultureProvider.MakeCookieValue(new RequestCulture("vi-VN", language)) : null);

    public IActionResult OnPostTheme(string? theme) => Keep(Shell.ThemeCookie, theme is "light" or "dark" ? theme : null);

    public IActionResult OnPostYear(string? year) => Keep(Shell.YearCookie, YearOfRequest.IsYear(year, out _) ? year : null);

    private LocalRedirectResult Keep(string cookie, string? value)
    {
        if (value is not null)
        {
            Response.Cookies.Append(cookie, value, new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                SameSite = SameSiteMode.Lax,
                Secure = Request.IsHttps,
                MaxAge = TimeSpan.FromDays(365),
            });
        }

        return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/");
    }
}
