using Microsoft.EntityFrameworkCore;
using OcopModular.Dossiers.Contracts;
using OcopModular.Dossiers.Data;
using OcopModular.Dossiers.Domain;
using OcopModular.Kernel;

namespace OcopModular.Dossiers.Handlers;

/// <summary>Tells of a dossier those who hold a right to it and see it.</summary>
internal sealed class DossierNotices(DossiersDb db, INotices notices) : IScoped
{
    public async Task TellAsync(Guid id, int version, string what, string page, string icon, Func<Actor, bool> to, CancellationToken ct)
    {
        var dossier = await db.Dossiers.AsNoTracking().Include(d => d.Product).SingleAsync(d => d.Id == id, ct);
        Dossier[] one = [dossier];
        var notice = new Notice($"dossier-{what}-{id:N}-{version}", typeof(Texts), $"Notice.{what}", [dossier.Product.Name, dossier.Number ?? "", dossier.CommuneName], $"/Dossiers/{page}/{id}", icon);
        await notices.TellAsync(notice, actor => actor.Can(Can.Read) && to(actor) && one.AsQueryable().VisibleTo(actor).Any(), ct);
    }

    /// <summary>The commune and the producer themselves, not the offices that see all.</summary>
    public static bool IsOfIts(Actor actor) => actor.Can(Can.Edit) && (actor.OnlyUnits is not null || actor.OnlyProducer is not null);
}

/// <summary>What the producer files waits for its commune; what the commune files itself, it knows.</summary>
internal sealed class WhenDossierFiled(DossierNotices notices) : IWhen<DossierFiled>
{
    public Task HandleAsync(DossierFiled happened, CancellationToken ct) => happened.ByProducer
        ? notices.TellAsync(happened.DossierId, happened.Version, "Filed", "View", "inbox", a => a.Can(Can.Report) && a.OnlyUnits is not null, ct)
        : Task.CompletedTask;
}

internal sealed class WhenDossierForwarded(DossierNotices notices) : IWhen<DossierForwarded>
{
    public Task HandleAsync(DossierForwarded happened, CancellationToken ct) =>
        notices.TellAsync(happened.DossierId, happened.Version, "Forwarded", "View", "send", a => a.Can(Can.Check), ct);
}

internal sealed class WhenDossierReturned(DossierNotices notices) : IWhen<DossierReturned>
{
    public Task HandleAsync(DossierReturned happened, CancellationToken ct) =>
        notices.TellAsync(happened.DossierId, happened.Version, "Returned", "View", "arrow-back-up", DossierNotices.IsOfIts, ct);
}

internal sealed class WhenDossierAccepted(DossierNotices notices) : IWhen<DossierAccepted>
{
    public Task HandleAsync(DossierAccepted happened, CancellationToken ct) =>
        notices.TellAsync(happened.DossierId, happened.Version, "Accepted", "View", "check", DossierNotices.IsOfIts, ct);
}
