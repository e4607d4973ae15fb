using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Host.Accounts;
using OcopModular.Host.Documents;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Host.Pages.Documents;

/// <summary>A document of a record, and what can be done with it next.</summary>
[Authorize(HostCan.Documents)]
internal sealed class ViewModel(DocumentShelf shelf, MakeDocuments acts, IFileStore store, DocumentKinds kinds, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public int Version { get; set; }

    [BindProperty, Display(Name = "Document.Edited")]
    public IFormFile? Word { get; set; }

    [BindProperty, Display(Name = "Document.Scan")]
    public IFormFile? Scan { get; set; }

    [BindProperty, Display(Name = "Reason"), StringLength(500, ErrorMessage = "TooLong")]
    public string? Reason { get; set; }

    public Document Document { get; private set; } = null!;

    public IDocumentKind Kind { get; private set; } = null!;

    public DocumentSubject Of { get; private set; } = null!;

    public string KindText => kinds.TextOf(Kind);

    public bool MayAct => shelf.MayAct(Kind, Of) && !Document.IsOver;

    public IReadOnlyDictionary<string, (FileCheck Check, string? Finding)> Checks { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ? Page() : NotFound();

    public Task<IActionResult> OnPostRemakeAsync(CancellationToken ct) => ActAsync(() => acts.RemakeAsync(Kind, Document, Version, ct), "Document.Remade", null, ct);

    public Task<IActionResult> OnPostNumberAsync(CancellationToken ct) =>
        ActAsync(() => Kind.Sign is null ? Task.FromResult(Outcome.Refuse("Document.TakesNoNumber")) : acts.NumberAsync(Kind, Document, Version, ct), "Document.Numbered", null, ct);

    public Task<IActionResult> OnPostReplaceAsync(CancellationToken ct) => ActAsync(() => TakeAsync(Word, DocumentFiles.Word, f => acts.ReplaceAsync(Document, Version, f, ct), ct), "Document.Replaced", nameof(Word), ct);

    public Task<IActionResult> OnPostSignAsync(CancellationToken ct) => ActAsync(() => TakeAsync(Scan, DocumentFiles.Pdf, f => acts.SignAsync(Document, Version, f, Kind.Sign is not null, ct), ct), "Document.ScanAttached", nameof(Scan), ct);

    public Task<IActionResult> OnPostIssueAsync(CancellationToken ct) => ActAsync(() => acts.IssueAsync(Document, Version, ct), "Document.Issued", null, ct);

    public Task<IActionResult> OnPostCancelAsync(CancellationToken ct) => ActAsync(() => acts.CancelAsync(Document, Version, Reason, ct), "Document.Cancelled", nameof(Reason), ct);

    private async Task<IActionResult> ActAsync(Func<Task<Outcome>> actAsync, string said, string? field, CancellationToken ct)
    {
        if (!await LoadAsync(ct))
        {
            return NotFound();
        }

        if (!shelf.MayAct(Kind, Of))
        {
            return Forbid();
        }

        try
        {
            var outcome = ModelState.IsValid ? await actAsync() : Outcome.Refuse("Document.ReasonTooLong");
            if (outcome.IsDone)
            {
                this.Say(texts[said, Document.NumberText ?? Document.Title]);
                return RedirectToPage(new { id = Id });
            }

            await AgainAsync(ct);
            ModelState.AddModelError(field ?? "", kinds.Say(Kind, outcome));
            return Page();
        }
        catch (DbUpdateConcurrencyException)
        {
            await AgainAsync(ct);
            return this.Stale(texts, "Document.Stale");
        }
    }

    /// <summary>Takes a file of the one kind that belongs here; a Word file that does something by itself is no paper.</summary>
    private async Task<Outcome> TakeAsync(IFormFile? file, string contentType, Func<StoredFile, Task<Outcome>> useAsync, CancellationToken ct)
    {
        if (file is null)
        {
            return Outcome.Refuse("File.Missing");
        }

        await using var content = file.OpenReadStream();
        var taken = await store.TakeAsync(content, file.FileName, ct);
        return taken.File is not { } kept ? taken.Outcome
            : kept.ContentType != contentType ? Outcome.Refuse(contentType == DocumentFiles.Pdf ? "Document.NotPdf" : "Document.NotWord")
            : contentType == DocumentFiles.Word && WordGuard.Check(content) is { IsDone: false } refused ? refused
            : await useAsync(kept);
    }

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (await shelf.FindAsync(Id, ct) is not { } found)
        {
            return false;
        }

        (Document, Kind, Of) = found;
        Checks = await store.ChecksAsync(new[] { Document.DraftSha256, Document.ScanSha256 }.OfType<string>(), ct);
        return true;
    }

    private Task<bool> AgainAsync(CancellationToken ct)
    {
        shelf.Forget();
        ModelState.Remove(nameof(Version));
        return LoadAsync(ct);
    }
}
