using Microsoft.EntityFrameworkCore;
using OcopModular.Dossiers.Domain;
using OcopModular.Kernel;

namespace OcopModular.Dossiers.Data;

/// <summary>The acts on a product's dossiers, in words, from the audit log.</summary>
internal sealed class DossierHistory(DossiersDb db, IAuditLog log) : ITimelineSource, IScoped
{
    private const string Decided = "Dossier.Decided";

    private static readonly string[] Acts =
    [
        "Product.Registered", "Dossier.Opened", "Dossier.Filed", "Dossier.Reported", "Dossier.Forwarded", "Dossier.Returned",
        "Dossier.Accepted", "Dossier.Scheduled", Decided, "Dossier.Withdrawn",
    ];

    public async Task<IReadOnlyList<TimelineEntry>> ForAsync(Guid productId, Actor actor, CancellationToken ct)
    {
        var dossiers = await db.Dossiers.VisibleTo(actor).Where(d => d.ProductId == productId).Select(d => d.Id).ToListAsync(ct);
        return await OfAsync([.. dossiers, productId], ct);
    }

    /// <summary>The history of one dossier alone; found in the actor's scope by the caller.</summary>
    public Task<IReadOnlyList<TimelineEntry>> OfDossierAsync(Guid id, CancellationToken ct) => OfAsync([id], ct);

    private async Task<IReadOnlyList<TimelineEntry>> OfAsync(List<Guid> subjects, CancellationToken ct)
    {
        var acts = await log.OfAsync(subjects, ct);
        // The log keeps points off its pages; here the dossier's own readers see them.
        var results = await db.Dossiers.Where(d => subjects.Contains(d.Id)).ToDictionaryAsync(d => d.Id, d => d.Result, ct);
        return [.. acts.Where(a => Acts.Contains(a.Action)).Select(a => new TimelineEntry(a.AtUtc, a.Who, a.Text, a.Action == Decided ? results.GetValueOrDefault(a.Record) : a.Reason, UrlOf(a)))];
    }

    private static string? UrlOf(LoggedAct act) => act.Action == "Product.Registered" ? null : $"/Dossiers/View/{act.Subject}";
}
