using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Evaluation.Contracts;

/// <summary>State of a certificate (giấy chứng nhận) on a day.</summary>
public enum CertificateState
{
    /// <summary>Còn hiệu lực.</summary>
    [Tone(Tone.Ok)]
    Valid,

    /// <summary>Hết hiệu lực.</summary>
    [Tone(Tone.Wait)]
    Expired,

    /// <summary>Đã thu hồi.</summary>
    [Tone(Tone.Bad)]
    Withdrawn,
}

/// <summary>What the district's decision makes of a result.</summary>
public enum Award
{
    /// <summary>Cấp giấy chứng nhận.</summary>
    [Tone(Tone.Ok)]
    Certified,

    /// <summary>Chuyển cấp tỉnh.</summary>
    [Tone(Tone.Up)]
    ToProvince,

    /// <summary>Không công nhận.</summary>
    [Tone(Tone.Bad)]
    NotRecognised,
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
    public CertificateState StateOn(DateOnly day) => Validity.StateOn(ExpiresOn, WithdrawnOn, day);
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

/// <summary>The decision on a session's results was recorded; told for each candidate.</summary>
/// <param name="Stars">As the panel gave them; <c>null</c>: none.</param>
/// <param name="Mean">Unrounded; <c>null</c> where a gate stopped the scoring.</param>
public sealed record ResultRecognised(Guid CandidateId, Guid ProductId, Guid DossierId, Award Award, int? Stars, decimal? Mean, string Decision) : IEvent;

/// <summary>How long a certificate is valid, in one place.</summary>
public static class Validity
{
    /// <summary>
    /// The last day of validity. A period of months does not count the day on which it begins and ends with the day of the same number,
    /// or with the last day of a shorter month (Bộ luật Dân sự 2015, Điều 147.2 and 148.3): 36 months from 28/06/2024 end with 28/06/2027.
    /// </summary>
    public static DateOnly LastDay(DateOnly issuedOn, int months) => issuedOn.AddMonths(months);

    public static CertificateState StateOn(DateOnly lastDay, DateOnly? withdrawnOn, DateOnly day) =>
        withdrawnOn <= day ? CertificateState.Withdrawn : day > lastDay ? CertificateState.Expired : CertificateState.Valid;
}
