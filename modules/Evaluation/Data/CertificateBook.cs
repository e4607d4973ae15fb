using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using OcopModular.Evaluation.Contracts;
using OcopModular.Evaluation.Domain;
using OcopModular.Kernel;

namespace OcopModular.Evaluation.Data;

internal sealed class CertificateBook(EvaluationDb db) : ICertificateBook, IScoped
{
    private static readonly Expression<Func<Certificate, CertificateCard>> Card = c => new CertificateCard(
        c.Id, c.Number, c.ProductCode, c.ProductId, c.DossierId, c.ProductName, c.ProducerName, c.CommuneName, c.Stars, c.IssuedOn, c.ExpiresOn, c.WithdrawnOn);

    public async Task<IReadOnlyList<CertificateCard>> OfProductAsync(Guid productId, CancellationToken ct) =>
        await db.Certificates.Where(c => c.ProductId == productId).OrderByDescending(c => c.IssuedOn).ThenByDescending(c => c.Number).Select(Card).ToListAsync(ct);

    public async Task<IReadOnlyList<CertificateCard>> ValidOnAsync(DateOnly day, CancellationToken ct) =>
        await db.Certificates.Where(c => c.IssuedOn <= day && day <= c.ExpiresOn && (c.WithdrawnOn == null || c.WithdrawnOn > day)).OrderBy(c => c.Number).Select(Card).ToListAsync(ct);
}
