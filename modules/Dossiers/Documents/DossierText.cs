using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Dossiers.Data;
using OcopModular.Dossiers.Domain;
using OcopModular.Dossiers.Pages;
using OcopModular.Kernel;
using OcopModular.Rules.Contracts;

namespace OcopModular.Dossiers.Documents;

/// <summary>What a dossier says in its papers: the newest filed version, or the draft while it is being written.</summary>
/// <param name="Fields">Keys of the form → value; what is not stated is left out.</param>
internal sealed record DossierText(Dossier Dossier, IReadOnlyDictionary<string, string> Fields, IReadOnlyDictionary<string, (string Pick, string? Note)> Answers, IReadOnlyList<(string Title, string? Criterion)> Files)
{
    private static readonly string[] Sorts = ["xã", "phường", "thị trấn"];

    public Producer Producer => Dossier.Product.Producer;

    public string? this[string key] => Fields.GetValueOrDefault(key);

    /// <summary>A box that is ticked or not, as on a form.</summary>
    public string Box(string key) => Tick(Fields.ContainsKey(key));

    public static string Tick(bool isOn) => isOn ? "☑" : "☐";

    /// <summary>Mồ Sì San, of Xã Mồ Sì San: the place of a letter.</summary>
    public string Place => Array.Find(Sorts, s => Dossier.CommuneName.StartsWith(s + " ", StringComparison.OrdinalIgnoreCase)) is { } sort ? Dossier.CommuneName[(sort.Length + 1)..] : Dossier.CommuneName;

    /// <summary>xã Mồ Sì San, also where the unit's name is Mồ Sì San.</summary>
    public string Commune => $"{Array.Find(Sorts, s => Dossier.CommuneName.StartsWith(s + " ", StringComparison.OrdinalIgnoreCase)) ?? Sorts[0]} {Place}";
}

/// <summary>Reads what the papers of a dossier say, in the actor's scope; papers show contacts, so they are for who may see those.</summary>
internal sealed class DossierTexts(DossiersDb db, CurrentActor current, IStringLocalizer<Texts> texts) : IScoped
{
    public async Task<DocumentSubject?> SubjectAsync(Guid id, string kind, Func<Dossier, Task<Outcome>> readyAsync, CancellationToken ct) =>
        await FindAsync(id, ct) is { } dossier ? new($"{texts[$"DocumentKind.{kind}"]} – {dossier.Product.Name}", $"/Dossiers/View/{id}", await readyAsync(dossier)) : null;

    private IQueryable<Dossier> Readable => current.Actor.Can(Can.Read) && Contacts.MaySee(current.Actor) ? db.Dossiers.AsNoTracking().VisibleTo(current.Actor) : db.Dossiers.Where(d => false);

    public Task<Dossier?> FindAsync(Guid id, CancellationToken ct) => Readable.Include(d => d.Product).ThenInclude(p => p.Producer).SingleOrDefaultAsync(d => d.Id == id, ct);

    public async Task<IReadOnlyCollection<Guid>> ReadableAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct) => await Readable.Where(d => ids.Contains(d.Id)).Select(d => d.Id).ToListAsync(ct);

    public Task<ReportContent?> ReportAsync(Guid id, CancellationToken ct) => db.Reports.AsNoTracking().Where(r => r.DossierId == id).Select(r => (ReportContent?)r.Content).SingleOrDefaultAsync(ct);

    public async Task<DossierText> ReadAsync(Guid id, CancellationToken ct)
    {
        var dossier = (await FindAsync(id, ct))!;
        var filed = dossier.IsEditable ? null : await db.Versions.AsNoTracking().Where(v => v.DossierId == id).OrderByDescending(v => v.Number).Select(v => v.Content).FirstOrDefaultAsync(ct);
        if (filed is not null)
        {
            var snapshot = Snapshot.Read(filed);
            return Of(dossier, snapshot.Registration, snapshot.Answers.Select(a => (a.Criterion, a.Pick, a.Note)), snapshot.Evidence.Select(e => (e.Title, e.Criterion)));
        }

        var answers = await db.Answers.AsNoTracking().Where(a => a.DossierId == id && a.Pick != "").ToListAsync(ct);
        var files = await db.Attachments.AsNoTracking().Where(a => a.DossierId == id && a.RemovedAt == null).OrderBy(a => a.Id).ToListAsync(ct);
        return Of(dossier, RegistrationForm.Fields(dossier, dossier.Product.Producer), answers.Select(a => (a.Criterion, a.Pick, a.Note)), files.Select(f => (f.Title, f.Criterion)));
    }

    private static DossierText Of(Dossier dossier, IEnumerable<KeyValuePair<string, string>> fields, IEnumerable<(string Criterion, string Pick, string? Note)> answers, IEnumerable<(string Title, string? Criterion)> files) => new(
        dossier,
        fields.ToDictionary(StringComparer.Ordinal),
        answers.ToDictionary(a => a.Criterion, a => (a.Pick, a.Note), StringComparer.Ordinal),
        [.. files]);
}
