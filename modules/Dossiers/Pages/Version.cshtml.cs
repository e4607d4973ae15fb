using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OcopModular.Dossiers.Contracts;
using OcopModular.Dossiers.Data;
using OcopModular.Dossiers.Domain;
using OcopModular.Kernel;
using OcopModular.Rules.Contracts;

namespace OcopModular.Dossiers.Pages;

[Authorize(Can.Read)]
internal sealed class VersionModel(DossiersDb db, CurrentActor current, IRuleBook rules) : DossierPage(db, current)
{
    [BindProperty(SupportsGet = true)]
    public int Number { get; set; }

    public Snapshot Filed { get; private set; } = null!;

    public DateTime FiledAt { get; private set; }

    public string FiledBy { get; private set; } = "";

    public string Hash { get; private set; } = "";

    /// <summary>The content still has the hash that it had when it was filed.</summary>
    public bool IsIntact { get; private set; }

    public PackCard Pack { get; private set; } = null!;

    public CriteriaSet Set { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var filed = await FindAsync(ct) ? await Db.Versions.AsNoTracking().SingleOrDefaultAsync(v => v.DossierId == Id && v.Number == Number, ct) : null;
        if (filed is null)
        {
            return NotFound();
        }

        Filed = Snapshot.Read(filed.Content);
        (FiledAt, FiledBy, Hash, IsIntact) = (filed.FiledAt, filed.FiledBy, filed.Hash, Snapshot.HashOf(filed.Content) == filed.Hash);
        (Pack, Set) = (rules.Pack(Filed.Pack), rules.Set(Filed.Pack, Filed.Set));
        return Page();
    }

    public string Shown(KeyValuePair<string, string> field) => Contacts.MaySee(Actor) ? field.Value : Contacts.Shown(field);

    public SelfAnswer? AnswerTo(Criterion criterion) => Filed.Answers.FirstOrDefault(a => a.Criterion == criterion.Code);

    public IEnumerable<Evidence> EvidenceOf(Criterion criterion) => Filed.Evidence.Where(e => e.Criterion == criterion.Code);
}
