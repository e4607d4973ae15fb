using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using OcopModular.Dossiers.Data;
using OcopModular.Dossiers.Domain;
using OcopModular.Kernel;

namespace OcopModular.Dossiers.Pages;

/// <summary>A page of one dossier in the actor's scope; any other id is not found.</summary>
internal abstract class DossierPage(DossiersDb db, CurrentActor current) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public DossierHead Head { get; private set; } = null!;

    protected Dossier Dossier { get; private set; } = null!;

    protected DossiersDb Db => db;

    protected Actor Actor => current.Actor;

    protected async Task<bool> FindAsync(CancellationToken ct)
    {
        var dossier = await db.Dossiers.VisibleTo(Actor).Include(d => d.Product).ThenInclude(p => p.Producer).SingleOrDefaultAsync(d => d.Id == Id, ct);
        if (dossier is null)
        {
            return false;
        }

        (Dossier, Head) = (dossier, DossierHead.Of(dossier));
        return true;
    }

    /// <summary>Reads it anew after somebody else's change was met.</summary>
    protected Task<bool> FindAgainAsync(CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        return FindAsync(ct);
    }
}

/// <summary>A page on which the dossier is prepared: it knows what is missing.</summary>
internal abstract class DraftPage(FileDossier filing, DossiersDb db, CurrentActor current) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public DossierHead Head { get; private set; } = null!;

    public IReadOnlyList<Gap> Gaps { get; private set; } = [];

    protected Draft Draft { get; private set; } = null!;

    protected DossiersDb Db => db;

    protected Actor Actor => current.Actor;

    protected async Task<bool> FindAsync(CancellationToken ct)
    {
        if (await filing.ReadAsync(Id, ct) is not { } draft)
        {
            return false;
        }

        (Draft, Head, Gaps) = (draft, DossierHead.Of(draft.Dossier), filing.GapsOf(draft));
        return true;
    }

    protected Task<bool> FindAgainAsync(CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        return FindAsync(ct);
    }

    /// <summary>The list of sections beside the form.</summary>
    public TaskList Tasks(Chapter? here) => new(Head, Gaps, here);
}

/// <param name="IsUpdate">Comes with the answer to an autosave and takes the place of the list that stands.</param>
internal sealed record TaskList(DossierHead Head, IReadOnlyList<Gap> Gaps, Chapter? Here, bool IsUpdate = false)
{
    public int GapsIn(Chapter chapter) => Gaps.Count(g => g.Section == chapter);
}
