using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OcopModular.Host.Accounts;
using OcopModular.Host.Documents;
using OcopModular.Kernel;

namespace OcopModular.Host.Pages.Admin.Templates;

/// <summary>All kinds of documents with the template in use.</summary>
[Authorize(HostCan.Templates)]
internal sealed class IndexModel(DocumentKinds kinds, Host.Documents.Templates templates) : PageModel
{
    public IReadOnlyList<(IDocumentKind Kind, string Text, DocumentTemplate? InUse)> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var newest = await templates.NewestAsync(ct);
        Rows = [.. kinds.All.Select(k => (k, kinds.TextOf(k), newest.GetValueOrDefault(k.Name)))];
    }
}
