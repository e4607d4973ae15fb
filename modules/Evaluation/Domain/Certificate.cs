using OcopModular.Evaluation.Contracts;
using OcopModular.Kernel;

namespace OcopModular.Evaluation.Domain;

/// <summary>The decision that approves the results of a closed session (quyết định phê duyệt kết quả).</summary>
internal sealed class Recognition : IRecord
{
    public Guid Id { get; init; }

    public Guid SessionId { get; init; }

    /// <summary>As offices write it: 1234/QĐ-UBND.</summary>
    public string Number { get; init; } = "";

    public DateOnly Date { get; init; }

    public string Signer { get; init; } = "";

    public string SignerPosition { get; init; } = "";

    public DateTime RecordedAt { get; init; }
}

/// <summary>What the decision makes of one candidate: certified here, sent up to the province, or not recognised. Never changed.</summary>
internal sealed class Verdict : IRecord
{
    public Guid Id { get; init; }

    public Guid RecognitionId { get; init; }

    public Guid CandidateId { get; init; }

    public Guid ProductId { get; init; }

    public Guid DossierId { get; init; }

    public Award Award { get; init; }

    Guid IRecord.Subject => ProductId;
}

/// <summary>A certificate of stars (giấy chứng nhận sản phẩm OCOP).</summary>
internal sealed class Certificate : IRecord, IVersioned
{
    public Guid Id { get; init; }

    public Guid RecognitionId { get; init; }

    public Guid CandidateId { get; init; }

    public Guid ProductId { get; init; }

    public Guid DossierId { get; init; }

    /// <summary>From the year's book: 05/2024/GCN-OCOP.</summary>
    public string Number { get; init; } = "";

    public string ProductCode { get; init; } = "";

    /// <summary>Unguessable part of the public check page's address.</summary>
    public string CheckCode { get; init; } = "";

    public string ProductName { get; init; } = "";

    public string ProducerName { get; init; } = "";

    public Guid CommuneId { get; init; }

    public string CommuneName { get; init; } = "";

    public int Set { get; init; }

    public string SetName { get; init; } = "";

    /// <summary>The national decision under which it was assessed: 148/QĐ-TTg.</summary>
    public string Criteria { get; init; } = "";

    /// <summary>Name of the issuing district and its province when it was issued: both may be merged away while it is valid.</summary>
    public string District { get; init; } = "";

    public string Province { get; init; } = "";

    public int Stars { get; init; }

    public string DecisionNumber { get; init; } = "";

    public DateOnly IssuedOn { get; init; }

    public int Months { get; init; }

    /// <summary>Last day of validity, see <see cref="Validity"/>.</summary>
    public DateOnly ExpiresOn { get; init; }

    public string Signer { get; init; } = "";

    public string SignerPosition { get; init; } = "";

    public DateOnly? WithdrawnOn { get; set; }

    public string? WithdrawnBecause { get; set; }

    public string Search { get; init; } = "";

    public int Version { get; set; }

    Guid IRecord.Subject => ProductId;

    public CertificateState StateOn(DateOnly day) => Validity.StateOn(ExpiresOn, WithdrawnOn, day);
}
