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

    public string SetName { get; init; } = "";

    public int Stars { get; init; }

    public string DecisionNumber { get; init; } = "";

    public DateOnly IssuedOn { get; init; }

    /// <summary>Last day of validity: the pack's months from the day of the decision.</summary>
    public DateOnly ExpiresOn { get; init; }

    public string Signer { get; init; } = "";

    public string SignerPosition { get; init; } = "";

    public DateOnly? WithdrawnOn { get; set; }

    public string? WithdrawnBecause { get; set; }

    public string Search { get; init; } = "";

    public int Version { get; set; }

    Guid IRecord.Subject => ProductId;
}
