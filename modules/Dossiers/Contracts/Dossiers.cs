using OcopModular.Kernel;
using OcopModular.Kernel.Ui;
using OcopModular.Rules.Contracts;

namespace OcopModular.Dossiers.Contracts;

/// <summary>State of a dossier (hồ sơ).</summary>
public enum DossierState
{
    /// <summary>Đang soạn.</summary>
    Draft,

    /// <summary>Đã nộp: the commune assesses the four contents.</summary>
    [Tone(Tone.Run)]
    Filed,

    /// <summary>Xã đã gửi huyện: the standing body checks it.</summary>
    [Tone(Tone.Wait)]
    Forwarded,

    /// <summary>Trả lại để bổ sung.</summary>
    [Tone(Tone.Bad)]
    Returned,

    /// <summary>Đã tiếp nhận: complete, waits for a round.</summary>
    [Tone(Tone.Ok)]
    Accepted,

    /// <summary>Đã đưa vào đợt.</summary>
    [Tone(Tone.Run)]
    Scheduled,

    /// <summary>Đã có kết quả.</summary>
    [Tone(Tone.Ok)]
    Decided,

    /// <summary>Chủ thể rút hồ sơ.</summary>
    Withdrawn,
}

/// <summary>A dossier as others see it.</summary>
/// <param name="Number">Number of the receipt, once filed.</param>
/// <param name="FiledOn">The day that chooses the pack; it stays when a corrected version is filed.</param>
/// <param name="Pack">Pinned at filing.</param>
/// <param name="Version">Number of the newest filed version; 0 before the first filing.</param>
public sealed record DossierCard(
    Guid Id,
    string? Number,
    Guid ProductId,
    string ProductName,
    Guid ProducerId,
    string ProducerName,
    Guid CommuneId,
    string CommuneName,
    string CommuneCode,
    DossierKind Kind,
    DossierState State,
    int Year,
    int Set,
    string? Pack,
    string? PackHash,
    DateOnly? FiledOn,
    int Version);

/// <summary>An evidence file (minh chứng) of a filed version.</summary>
/// <param name="Criterion">The criterion that it proves, or <c>null</c>.</param>
/// <param name="Paper">Code of the paper that it is (<see cref="RequiredPaper"/>), or <c>null</c>.</param>
public sealed record Evidence(Guid Id, StoredFile File, string Title, string? Criterion, string? Paper);

/// <summary>The producer's own answer to a criterion (tự đánh giá).</summary>
/// <param name="Pick">An option's id or <see cref="Rules.Contracts.Pick.Nothing"/>.</param>
public sealed record SelfAnswer(string Criterion, string Pick, string? Note);

/// <summary>The commune's report on its four contents (báo cáo của UBND xã); it has no points.</summary>
public sealed record CommuneReport(string Number, DateOnly Date, string Signer, string LocalMaterial, string LocalLabour, string OriginOfIdea, string Identity, string Proposal);

/// <summary>What was filed, frozen: later edits do not touch it.</summary>
/// <param name="Hash">SHA-256 of the canonical content, lower-case hex.</param>
/// <param name="Registration">The registration form's fields (Mẫu 01), label → value, in printed order; phone and e-mail are masked.</param>
public sealed record FiledDossier(
    DossierCard Card,
    int Version,
    DateTime FiledAtUtc,
    string Hash,
    IReadOnlyList<KeyValuePair<string, string>> Registration,
    Facts Facts,
    IReadOnlyList<SelfAnswer> SelfAssessment,
    IReadOnlyList<Evidence> Evidence,
    CommuneReport? CommuneReport);

/// <summary>Asks for dossiers and tells what happened to them downstream. Callers hold the scope of their own pages.</summary>
public interface IDossierBook
{
    Task<DossierCard?> FindAsync(Guid id, CancellationToken ct);

    /// <summary>Accepted dossiers that wait for a round, by day of filing.</summary>
    Task<IReadOnlyList<DossierCard>> AcceptedAsync(CancellationToken ct);

    /// <summary>A filed version; <paramref name="version"/> <c>null</c> is the newest.</summary>
    Task<FiledDossier?> FiledAsync(Guid id, int? version, CancellationToken ct);

    /// <summary>An accepted dossier was put into a round. Repeatable: a second call changes nothing.</summary>
    Task<Outcome> ScheduleAsync(Guid id, string round, CancellationToken ct);

    /// <summary>A scheduled dossier has its result. Repeatable.</summary>
    Task<Outcome> DecideAsync(Guid id, string result, CancellationToken ct);
}

/// <summary>A producer has filed a dossier, or its corrected version.</summary>
/// <param name="ByProducer">By the producer itself, not by its commune in its name.</param>
public sealed record DossierFiled(Guid DossierId, int Version, bool ByProducer = false) : IEvent;

/// <summary>The commune has sent a dossier up to the standing body.</summary>
public sealed record DossierForwarded(Guid DossierId, int Version) : IEvent;

/// <summary>The standing body has returned a dossier to be completed.</summary>
public sealed record DossierReturned(Guid DossierId, int Version) : IEvent;

/// <summary>The standing body has accepted a dossier.</summary>
public sealed record DossierAccepted(Guid DossierId, int Version) : IEvent;

/// <summary>Places in the pages of Dossiers that other modules fill; the id is the record's.</summary>
public static class DossierSlots
{
    /// <summary>Main column of a product's page; product id.</summary>
    public const string Product = "dossiers.product";

    /// <summary>Main column of a dossier's page; dossier id.</summary>
    public const string Dossier = "dossiers.dossier";
}
