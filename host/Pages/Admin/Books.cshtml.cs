using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using OcopModular.Host.Accounts;
using OcopModular.Host.Documents;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Host.Pages.Admin;

/// <summary>The numbering books of a year: each number with its document, or why there is none.</summary>
[Authorize(HostCan.Books)]
internal sealed class BooksModel(NumberedBooks books, DocumentKinds kinds, TimeProvider clock, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<BookCard> Books { get; private set; } = [];

    public IReadOnlyList<int> Years { get; private set; } = [];

    public int Shown => Year ?? clock.Today().Year;

    public IEnumerable<SelectListItem> NotBegun => Shown == clock.Today().Year ? Books.Where(b => b.Last == 0 && kinds.Find(b.Kind)?.Sign is not null).Select(b => new SelectListItem(TextOf(b.Kind), b.Kind)) : [];

    public string TextOf(string kind) => kinds.TextOf(kind);

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var outcome = ModelState.IsValid ? await books.StartAsync(Input.Kind, clock.Today().Year, Input.First!.Value, Input.Reason, ct) : default;
        await LoadAsync(ct);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (!outcome.IsDone)
        {
            return this.Refuse(outcome, texts, "Input.Kind");
        }

        this.Say(texts["Book.Started", Input.First!.Value]);
        return RedirectToPage();
    }

    private async Task LoadAsync(CancellationToken ct) => (Books, Years) = (await books.ReadAsync(Shown, ct), await books.YearsAsync(ct));

    internal sealed class Form
    {
        [Display(Name = "Document.Kind"), Required(ErrorMessage = "Required")]
        public string Kind { get; set; } = "";

        [Display(Name = "BookStart.First"), Required(ErrorMessage = "Required"), Range(2, 99_999, ErrorMessage = "Book.FirstRange")]
        public int? First { get; set; }

        [Display(Name = "Reason"), Required(ErrorMessage = "Required"), StringLength(500, ErrorMessage = "TooLong")]
        public string Reason { get; set; } = "";
    }
}
