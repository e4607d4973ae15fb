using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OcopModular.Host.Accounts;
using OcopModular.Host.Web;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Host.Pages.Lists;

/// <summary>Keeps the list that is shown under a name of one's own; shows and removes those that were kept.</summary>
[Authorize(HostCan.Enter)]
internal sealed class IndexModel(SavedViews views, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "name")]
    public string List { get; set; } = "";

    /// <summary>The list as it is shown; a path of ours.</summary>
    [BindProperty(SupportsGet = true, Name = "back")]
    public string? Back { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<SavedView> Views { get; private set; } = [];

    public string Path => Back!.Split('?')[0];

    public string Query => Back![Path.Length..];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!IsOurs())
        {
            return NotFound();
        }

        Views = await views.OfAsync(List, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostKeepAsync(CancellationToken ct)
    {
        if (!IsOurs())
        {
            return NotFound();
        }

        Views = await views.OfAsync(List, ct);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (await views.KeepAsync(List, Input.Name.Trim(), Query, ct) is { IsDone: false } refused)
        {
            return this.Refuse(refused, texts, "Input.Name");
        }

        this.Say(texts["List.Kept", Input.Name.Trim()]);
        return LocalRedirect(Back!);
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken ct)
    {
        ModelState.Clear();
        if (!IsOurs() || !await views.RemoveAsync(id, ct))
        {
            return NotFound();
        }

        this.Say(texts["List.Removed"]);
        return RedirectToPage(new { name = List, back = Back });
    }

    private bool IsOurs() => Url.IsLocalUrl(Back) && Query.Length <= SavedView.QueryLength;

    internal sealed class Form
    {
        [Display(Name = "List.Name"), Required(ErrorMessage = "Required"), StringLength(SavedView.NameLength, ErrorMessage = "TooLong")]
        public string Name { get; set; } = "";
    }
}
