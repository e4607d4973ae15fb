using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OcopModular.Host.Accounts;
using OcopModular.Host.Documents;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Host.Pages.Admin.Templates;

/// <summary>The template of a kind: its fields, its versions, a new one, an earlier one put back.</summary>
[Authorize(HostCan.Templates)]
internal sealed class KindModel(DocumentKinds kinds, Host.Documents.Templates templates, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Name { get; set; } = "";

    [BindProperty, Display(Name = "Template.File")]
    public IFormFile? Template { get; set; }

    public string Heading { get; private set; } = "";

    public IReadOnlyList<DocumentTemplate> Versions { get; private set; } = [];

    public IReadOnlyList<(DocumentField Field, string Text)> Fields { get; private set; } = [];

    private IDocumentKind Kind { get; set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnGetFileAsync(int number, CancellationToken ct) =>
        await LoadAsync(ct) && await templates.OpenAsync(Kind, number, ct) is { } file ? Download(file, $"{Heading} – {number}.docx") : NotFound();

    public async Task<IActionResult> OnGetPreviewAsync(int number, CancellationToken ct)
    {
        if (!await LoadAsync(ct) || await templates.OpenAsync(Kind, number, ct) is not { } file)
        {
            return NotFound();
        }

        await using (file)
        {
            return Download(await TemplateFiller.FillAsync(file, DocumentKinds.Samples(Kind), ct), $"{Heading} – {texts["Template.PreviewName"].Value}.docx");
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct))
        {
            return NotFound();
        }

        if (Template is null)
        {
            return this.Refuse(Outcome.Refuse("File.Missing"), texts, nameof(Template));
        }

        await using var content = Template.OpenReadStream();
        var taken = await templates.UploadAsync(Kind, content, Template.FileName, ct);
        if (taken.Number is not { } number)
        {
            taken.Errors.ToList().ForEach(e => ModelState.AddModelError(nameof(Template), texts.Say(e)));
            return Page();
        }

        this.Say(texts["Template.Taken", number]);
        TempData["Warnings"] = string.Join('\n', taken.Warnings.Select(w => texts.Say(w)));
        return RedirectToPage(new { name = Name });
    }

    public async Task<IActionResult> OnPostPutBackAsync(int number, CancellationToken ct)
    {
        if (!await LoadAsync(ct))
        {
            return NotFound();
        }

        if (await templates.PutBackAsync(Kind, number, ct) is { IsDone: false } refused)
        {
            return this.Refuse(refused, texts);
        }

        this.Say(texts["Template.IsBack"]);
        return RedirectToPage(new { name = Name });
    }

    private FileStreamResult Download(Stream file, string name)
    {
        Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return new FileStreamResult(file, DocumentFiles.Word) { FileDownloadName = name };
    }

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (kinds.Find(Name) is not { } kind)
        {
            return false;
        }

        (Kind, Heading) = (kind, kinds.TextOf(kind));
        Versions = await templates.OfAsync(Name, ct);
        Fields = [.. DocumentKinds.FieldsOf(kind).Select(f => (f, kinds.Explain(kind, f)))];
        return true;
    }
}
