using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OcopModular.Host.Accounts;
using OcopModular.Host.Documents;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Host.Pages.Documents;

/// <summary>Makes a document of a record; the button stands on the record's own page.</summary>
[Authorize(HostCan.Documents)]
internal sealed class MakeModel(DocumentKinds kinds, DocumentShelf shelf, MakeDocuments acts, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "kind")]
    public string KindName { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public Guid Record { get; set; }

    public string Heading { get; private set; } = "";

    public DocumentSubject Found { get; private set; } = null!;

    private IDocumentKind Kind { get; set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } refused)
        {
            return refused;
        }

        var (id, outcome) = await acts.MakeAsync(Kind, Found, Record, ct);
        if (id is null)
        {
            ModelState.AddModelError("", kinds.Say(Kind, outcome));
            return Page();
        }

        this.Say(texts["Document.Made", Heading]);
        return RedirectToPage("View", new { id });
    }

    private async Task<IActionResult?> LoadAsync(CancellationToken ct)
    {
        if (kinds.Find(KindName) is not { } kind || await kind.FindAsync(Record, ct) is not { } found)
        {
            return NotFound();
        }

        (Kind, Found, Heading) = (kind, found, kinds.TextOf(kind));
        return shelf.MayMake(kind) ? null : Forbid();
    }
}
