using OcopModular.Dossiers.Contracts;
using OcopModular.Kernel;
using OcopModular.Rules.Contracts;

namespace OcopModular.Dossiers.Domain;

/// <summary>A filing: its day chooses the pack (for a paper dossier the day of receipt), its number is the receipt's.</summary>
internal sealed record Filing(DateOnly On, DateOnly Today, string Pack, string PackHash, string Number, DateTime At);

/// <summary>A dossier (hồ sơ) of a product in a year, from draft to result.</summary>
internal sealed partial class Dossier : IRecord, IVersioned
{
    private static readonly DossierState[] Closed = [DossierState.Scheduled, DossierState.Decided, DossierState.Withdrawn];

    public Guid Id { get; init; }

    public int Version { get; set; }

    public Guid ProductId { get; init; }

    public Product Product { get; init; } = null!;

    public Guid ProducerId { get; init; }

    /// <summary>The commune under which it was filed; a later merger changes nothing of it.</summary>
    public Guid CommuneId { get; private set; }

    public string CommuneCode { get; private set; } = "";

    public string CommuneName { get; private set; } = "";

    public DossierKind Kind { get; init; }

    public int Year { get; init; }

    public int Set { get; init; }

    public DossierState State { get; private set; }

    public Registration Registration { get; private set; } = new();

    public Facts Facts { get; private set; } = new();

    /// <summary>Day on which the paper dossier was received, where it came on paper first.</summary>
    public DateOnly? ReceivedOn { get; private set; }

    /// <summary>Number under which the paper dossier was received.</summary>
    public string? PaperNumber { get; private set; }

    public string? Number { get; private set; }

    public DateOnly? FiledOn { get; private set; }

    public string? Pack { get; private set; }

    public string? PackHash { get; private set; }

    /// <summary>Number of the newest filed version; 0 before the first filing.</summary>
    public int Versions { get; private set; }

    public DateTime OpenedAt { get; init; }

    public DateTime EditedAt { get; private set; }

    public DateTime? FiledAt { get; private set; }

    public DateTime? ForwardedAt { get; private set; }

    public DateTime? AcceptedAt { get; private set; }

    /// <summary>What must be mended, until it is accepted.</summary>
    public string? ReturnReason { get; private set; }

    public string? Round { get; private set; }

    [Restricted]
    public string? Result { get; private set; }

    public string Search { get; private set; } = "";

    public bool IsEditable => State is DossierState.Draft or DossierState.Returned;

    public static Dossier Open(Guid id, Product product, Commune commune, DossierKind kind, int year, DateTime now) => new()
    {
        Id = id,
        ProductId = product.Id,
        Product = product,
        ProducerId = product.ProducerId,
        CommuneId = commune.Id,
        CommuneCode = commune.Code,
        CommuneName = commune.Name,
        Kind = kind,
        Year = year,
        Set = product.Set,
        OpenedAt = now,
        EditedAt = now,
        Search = SearchText.Of(product.Name, product.Producer.Name, commune.Name),
    };

    /// <summary>A draft that was opened before a merger is filed under the commune that goes on.</summary>
    public void FileUnder(Commune commune)
    {
        if (Number is null)
        {
            (CommuneId, CommuneCode, CommuneName) = (commune.Id, commune.Code, commune.Name);
            Search = SearchText.Of(Product.Name, Product.Producer.Name, commune.Name);
        }
    }

    /// <summary>The officer notes when and under which number the paper dossier came in.</summary>
    public Outcome ReceiveOnPaper(DateOnly? on, string? number, DateOnly today)
    {
        if (on == ReceivedOn && number == PaperNumber)
        {
            return Outcome.Done;
        }

        if (State != DossierState.Draft)
        {
            return Outcome.Refuse("Dossier.DayStays");
        }

        if (on > today)
        {
            return Outcome.Refuse("Dossier.FiledInFuture", today.Show());
        }

        if (on is null != string.IsNullOrWhiteSpace(number))
        {
            return Outcome.Refuse("Dossier.PaperNeedsBoth");
        }

        (ReceivedOn, PaperNumber) = (on, number?.Trim());
        return Outcome.Done;
    }

    public Outcome Fill(Registration registration, Facts facts, DateTime now)
    {
        if (!IsEditable)
        {
            return NotEditable();
        }

        (Registration, Facts, EditedAt) = (registration, facts, now);
        return Outcome.Done;
    }

    /// <summary>The answers of the self-assessment have changed.</summary>
    public Outcome Edit(DateTime now)
    {
        if (!IsEditable)
        {
            return NotEditable();
        }

        EditedAt = now;
        return Outcome.Done;
    }

    /// <summary>Whether it may be filed on that day, before a number is taken for it.</summary>
    public Outcome MayFile(DateOnly on, DateOnly today) =>
        !IsEditable ? NotEditable()
        : on > today ? Outcome.Refuse("Dossier.FiledInFuture", today.Show())
        : Outcome.Done;

    /// <summary>Files it, for the first time or corrected: pack, day and number are those of the first filing.</summary>
    public Outcome File(Filing filing)
    {
        if (MayFile(filing.On, filing.Today) is { IsDone: false } refused)
        {
            return refused;
        }

        if (Versions == 0)
        {
            (Number, FiledOn, Pack, PackHash) = (filing.Number, filing.On, filing.Pack, filing.PackHash);
            Search = $"{Search} {SearchText.Of(Number, PaperNumber)}";
        }

        Versions++;
        FiledAt = filing.At;
        State = DossierState.Filed;
        return Outcome.Done;
    }

    /// <summary>The commune sends it to the district, with its report.</summary>
    public Outcome Forward(bool hasReport, DateTime now)
    {
        if (State != DossierState.Filed)
        {
            return Outcome.Refuse("Dossier.WrongState");
        }

        if (!hasReport)
        {
            return Outcome.Refuse("Dossier.NoReport");
        }

        (State, ForwardedAt) = (DossierState.Forwarded, now);
        return Outcome.Done;
    }

    private Outcome NotEditable() => Number is null ? Outcome.Refuse("Dossier.WrongState") : Outcome.Refuse("Dossier.AlreadyFiled", Number);
}
