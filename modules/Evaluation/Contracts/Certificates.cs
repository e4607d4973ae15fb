using OcopModular.Kernel;

namespace OcopModular.Evaluation.Contracts;

/// <summary>State of a certificate (giấy chứng nhận) on a day.</summary>
public enum CertificateState
{
    /// <summary>Còn hiệu lực.</summary>
    Valid,

    /// <summary>Hết hiệu lực.</summary>
    Expired,

    /// <summary>Đã thu hồi.</summary>
    Withdrawn,
}

/// <summary>A certificate as others see it.</summary>
/// <param name="ExpiresOn">Last day of validity.</param>
public sealed record CertificateCard(
    Guid Id,
    string Number,
    string ProductCode,
    Guid ProductId,
    Guid DossierId,
    string ProductName,
    string ProducerName,
    string CommuneName,
    int Stars,
    DateOnly IssuedOn,
    DateOnly ExpiresOn,
    DateOnly? WithdrawnOn)
{
    public CertificateState StateOn(DateOnly day) =>
        WithdrawnOn <= day ? CertificateState.Withdrawn : day > ExpiresOn ? CertificateState.Expired : CertificateState.Valid;
}

/// <summary>Asks for certificates.</summary>
public interface ICertificateBook
{
    /// <summary>All certificates of a product, newest first.</summary>
    Task<IReadOnlyList<CertificateCard>> OfProductAsync(Guid productId, CancellationToken ct);

    /// <summary>Certificates valid on a day.</summary>
    Task<IReadOnlyList<CertificateCard>> ValidOnAsync(DateOnly day, CancellationToken ct);
}

/// <summary>A certificate was issued by a decision.</summary>
public sealed record CertificateIssued(Guid CertificateId, Guid ProductId, Guid DossierId, int Stars, DateOnly ExpiresOn) : IEvent;
