using OcopModular.Kernel;

namespace OcopModular.Dossiers.Domain;

internal enum ProducerKind
{
    /// <summary>Hợp tác xã.</summary>
    Cooperative,

    /// <summary>Tổ hợp tác.</summary>
    Group,

    /// <summary>Doanh nghiệp nhỏ và vừa.</summary>
    SmallFirm,

    /// <summary>Trang trại.</summary>
    Farm,

    /// <summary>Hộ có đăng ký kinh doanh.</summary>
    Household,
}

internal enum Gender
{
    Female,
    Male,
}

/// <summary>The commune of a record as it was at registration: codes are re-used after mergers.</summary>
internal sealed record Commune(Guid Id, string Code, string Name)
{
    public static Commune Of(UnitCard unit) => new(unit.Id, unit.Code, unit.Name);
}

/// <summary>What a producer states about itself (Mẫu số 01, mục 1; Mẫu số 02, phần I).</summary>
internal sealed record ProducerDetails(
    string Name,
    ProducerKind Kind,
    string? RegistrationNumber,
    DateOnly? FoundedOn,
    string Representative,
    string? Post,
    Gender? Gender,
    string? Ethnicity,
    string? Phone,
    string? Email,
    string Address);

/// <summary>A producer (chủ thể) of the programme.</summary>
internal sealed class Producer : IRecord, IVersioned
{
    public Guid Id { get; init; }

    public int Version { get; set; }

    public string Name { get; private set; } = "";

    public ProducerKind Kind { get; private set; }

    /// <summary>Tax or registration number.</summary>
    public string? RegistrationNumber { get; private set; }

    public DateOnly? FoundedOn { get; private set; }

    public string Representative { get; private set; } = "";

    public string? Post { get; private set; }

    [Personal]
    public Gender? Gender { get; private set; }

    [Personal]
    public string? Ethnicity { get; private set; }

    [Personal]
    public string? Phone { get; private set; }

    [Personal]
    public string? Email { get; private set; }

    public string Address { get; private set; } = "";

    public Guid CommuneId { get; init; }

    public string CommuneCode { get; init; } = "";

    public string CommuneName { get; init; } = "";

    public DateTime RegisteredAt { get; init; }

    public string Search { get; private set; } = "";

    public static Producer Register(Guid id, Commune commune, ProducerDetails details, DateTime now)
    {
        var producer = new Producer { Id = id, CommuneId = commune.Id, CommuneCode = commune.Code, CommuneName = commune.Name, RegisteredAt = now };
        producer.Describe(details);
        return producer;
    }

    public void Describe(ProducerDetails details)
    {
        Name = details.Name.Trim();
        Kind = details.Kind;
        RegistrationNumber = details.RegistrationNumber?.Trim();
        FoundedOn = details.FoundedOn;
        Representative = details.Representative.Trim();
        Post = details.Post?.Trim();
        Gender = details.Gender;
        Ethnicity = details.Ethnicity?.Trim();
        Phone = details.Phone?.Trim();
        Email = details.Email?.Trim();
        Address = details.Address.Trim();
        Search = SearchText.Of(Name, Representative, RegistrationNumber, CommuneName);
    }
}
