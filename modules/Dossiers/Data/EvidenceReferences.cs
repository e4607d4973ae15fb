using OcopModular.Kernel;

namespace OcopModular.Dossiers.Data;

/// <summary>The evidence files to which a draft or a filed version refers. One that was removed before any filing is nobody's any more.</summary>
internal sealed class EvidenceReferences(DossiersDb db) : IFileReferences, IScoped
{
    public IQueryable<string> Hashes => db.Attachments
        .Where(a => a.RemovedAt == null || db.Versions.Any(v => v.DossierId == a.DossierId && v.FiledAt >= a.AddedAt && v.FiledAt <= a.RemovedAt))
        .Select(a => a.Sha256);
}
