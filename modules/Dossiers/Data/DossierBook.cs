using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Dossiers.Contracts;
using OcopModular.Dossiers.Domain;
using OcopModular.Kernel;

namespace OcopModular.Dossiers.Data;

internal sealed class DossierBook(DossiersDb db, IStringLocalizer<Texts> texts) : IDossierBook, IScoped
{
    private static readonly Expression<Func<Dossier, DossierCard>> ToCard = d => new DossierCard(
        d.Id, d.Number, d.ProductId, d.Product.Name, d.ProducerId, d.Product.Producer.Name, d.CommuneId, d.CommuneName, d.CommuneCode,
        d.Kind, d.State, d.Year, d.Set, d.Pack, d.PackHash, d.FiledOn, d.Versions);

    public Task<DossierCard?> FindAsync(Guid id, CancellationToken ct) => db.Dossiers.Where(d => d.Id == id).Select(ToCard).SingleOrDefaultAsync(ct);

    public async Task<IReadOnlyList<DossierCard>> AcceptedAsync(CancellationToken ct) =>
        await db.Dossiers.Where(d => d.State == DossierState.Accepted).OrderBy(d => d.FiledOn).ThenBy(d => d.Number).Select(ToCard).ToListAsync(ct);

    public async Task<FiledDossier?> FiledAsync(Guid id, int? version, CancellationToken ct)
    {
        var filed = await db.Versions.AsNoTracking().Where(v => v.DossierId == id && (version == null || v.Number == version)).OrderByDescending(v => v.Number).FirstOrDefaultAsync(ct);
        if (filed is null || await FindAsync(id, ct) is not { } card)
        {
            return null;
        }

        var report = await db.Reports.AsNoTracking().Where(r => r.DossierId == id).Select(r => r.Content).SingleOrDefaultAsync(ct);
        var snapshot = Snapshot.Read(filed.Content);
        return new FiledDossier(card, filed.Number, filed.FiledAt, filed.Hash, [.. snapshot.Registration.Select(Labelled)], snapshot.Facts, snapshot.Answers, snapshot.Evidence, report is null ? null : ToContract(report));
    }

    public async Task<Outcome> ScheduleAsync(Guid id, string round, CancellationToken ct) => await MoveAsync(id, d => d.Schedule(round), "Dossier.Scheduled", round, ct);

    public async Task<Outcome> DecideAsync(Guid id, string result, CancellationToken ct) => await MoveAsync(id, d => d.Decide(result), "Dossier.Decided", null, ct);

    private static CommuneReport ToContract(ReportContent r) => new(r.Number, r.Date, r.Signer, r.LocalMaterial, r.LocalLabour, r.OriginOfIdea, r.Identity, r.Proposal);

    private KeyValuePair<string, string> Labelled(KeyValuePair<string, string> field) => new(texts[field.Key], Contacts.Shown(field));

    private async Task<Outcome> MoveAsync(Guid id, Func<Dossier, Outcome> move, string action, string? reason, CancellationToken ct)
    {
        var dossier = await db.Dossiers.SingleOrDefaultAsync(d => d.Id == id, ct);
        if (dossier is null)
        {
            return Outcome.Refuse("Dossier.WrongState");
        }

        var outcome = move(dossier);
        if (outcome.IsDone && db.Entry(dossier).State == EntityState.Modified)
        {
            db.Because(dossier, action, reason);
            await db.SaveChangesAsync(ct);
        }

        return outcome;
    }
}
