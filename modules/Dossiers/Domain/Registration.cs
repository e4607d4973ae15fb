namespace OcopModular.Dossiers.Domain;

/// <summary>What the registration form and the general part of the self-assessment ask beside the producer's own data (Mẫu số 01; Mẫu số 02, phần I, II, IV).</summary>
internal sealed record Registration
{
    /// <summary>Quy cách sản phẩm, tiêu chuẩn.</summary>
    public string? Specification { get; init; }

    public int? Samples { get; init; }

    public bool BusinessRegistered { get; init; }

    public bool QualityDeclared { get; init; }

    public bool FoodSafetyCertified { get; init; }

    public bool ProductionLicensed { get; init; }

    public bool PropertyRegistered { get; init; }

    public string? History { get; init; }

    public string? Organisation { get; init; }

    /// <summary>Kết quả thực hiện phương án sản xuất kinh doanh.</summary>
    public string? Results { get; init; }

    public string? Plan { get; init; }

    /// <summary>The producer's pledge that what it states is true.</summary>
    public bool Pledged { get; init; }
}
