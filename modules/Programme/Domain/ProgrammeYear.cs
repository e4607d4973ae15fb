using OcopModular.Kernel;

namespace OcopModular.Programme.Domain;

/// <summary>A year of the programme (năm chu trình), opened by the district's plan.</summary>
internal sealed class ProgrammeYear : IRecord
{
    public Guid Id { get; init; }

    public int Year { get; init; }

    /// <summary>As offices write it: 148/KH-UBND.</summary>
    public string PlanNumber { get; init; } = "";

    public DateOnly PlanDate { get; init; }

    public string PlanSigner { get; init; } = "";

    public DateTime OpenedAt { get; init; }
}
