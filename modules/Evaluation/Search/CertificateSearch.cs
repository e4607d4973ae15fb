using OcopModular.Evaluation.Data;
using OcopModular.Evaluation.Domain;
using OcopModular.Kernel;

namespace OcopModular.Evaluation.Search;

/// <summary>Certificates by number, product code, product, producer and decision.</summary>
internal sealed class CertificateSearch(EvaluationDb db) : SearchSource<EvaluationDb, Certificate>(db), IScoped
{
    private readonly EvaluationDb _db = db;

    public override string Icon => "certificate";

    public override string Permission => Can.ReadCertificates;

    public override string UrlOf(Guid id) => $"/Evaluation/Certificates/View/{id}";

    protected override IQueryable<SearchEntry> Entries(IQueryable<Certificate> records) =>
        from certificate in records
        join candidate in _db.Candidates on certificate.CandidateId equals candidate.Id
        select new SearchEntry(certificate.Id, certificate.Number, certificate.ProductName, certificate.ProducerName + " · " + certificate.CommuneName, certificate.ProductCode + " " + certificate.DecisionNumber)
        {
            Unit = certificate.CommuneId,
            Owner = candidate.ProducerId,
        };

    protected override IQueryable<Certificate> Visible(IQueryable<Certificate> records, EvaluationDb db, Actor actor) => records.VisibleTo(actor, db);
}
