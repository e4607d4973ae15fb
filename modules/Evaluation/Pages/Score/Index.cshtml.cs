using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OcopModular.Evaluation.Domain;
using OcopModular.Rules.Contracts;

namespace OcopModular.Evaluation.Pages.Score;

/// <summary>"Phiếu của tôi": the actor's own sheets, session by session.</summary>
[Authorize(Can.Score)]
internal sealed class IndexModel(MySheets sheets, IRuleBook rules) : PageModel
{
    public IReadOnlyList<IGrouping<Guid, MySheet>> Sessions { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) =>
        Sessions = (await sheets.ListAsync(ct)).GroupBy(m => m.Session.Id).ToList();

    public int CriteriaOf(MySheet sheet) => rules.Set(sheet.Candidate.Pack, sheet.Candidate.Set).Criteria.Count();
}
