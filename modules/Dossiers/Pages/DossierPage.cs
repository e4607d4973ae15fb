using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Dossiers.Data;
using OcopModular.Dossiers.Domain;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

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
internal abstract class DraftPage(Drafts drafts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public DossierHead Head { get; private set; } = null!;

    public IReadOnlyList<Gap> Gaps { get; private set; } = [];

    public Draft Draft { get; private set; } = null!;

    protected Actor Actor => drafts.Actor;

    protected async Task<bool> FindAsync(CancellationToken ct) => Show(await drafts.ReadAsync(Id, ct));

    /// <summary>Reads it anew after a refusal or somebody else's change.</summary>
    protected async Task<bool> FindAgainAsync(CancellationToken ct) => Show(await drafts.ReadAgainAsync(Id, ct));

    /// <summary>The outcome, or <c>null</c> where somebody changed the dossier after the form was opened.</summary>
    protected static async Task<Outcome?> UnlessStaleAsync(Task<Outcome> saving)
    {
        try
        {
            return await saving;
        }
        catch (DbUpdateConcurrencyException)
        {
            return null;
        }
    }

    /// <summary>What an autosave answers that was not kept.</summary>
    protected IActionResult NotKept(Outcome? outcome, int version, IStringLocalizer<Texts> texts)
    {
        Response.StatusCode = outcome is null ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
        return Partial("_Saved", SavedNote.Failed(version, outcome is { } refused ? texts.Say(refused) : texts["Autosave.Stale"]));
    }

    private bool Show(Draft? draft)
    {
        if (draft is null)
        {
            return false;
        }

        (Draft, Head, Gaps) = (draft, DossierHead.Of(draft.Dossier), draft.Gaps());
        return true;
    }

    /// <summary>The list of sections beside the form.</summary>
    public TaskList Tasks(Chapter? here) => new(Head, Gaps, here);
}

/// <param name="IsUpdate">Comes with the answer to an autosave and takes the place of the list that stands.</param>
internal sealed record TaskList(DossierHead Head, IReadOnlyList<Gap> Gaps, Chapter? Here, bool IsUpdate = false)
{
    public int GapsIn(Chapter chapter) => Gaps.Count(g => g.Section == chapter);
}

/// <summary>What an autosave answers: the version that the next save expects, and what to tell the user.</summary>
internal sealed record SavedNote(int Version, string Text, bool IsFailed)
{
    public static SavedNote Failed(int version, string text) => new(version, text, true);
}
