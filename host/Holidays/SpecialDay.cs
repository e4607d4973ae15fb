using OcopModular.Kernel;

namespace OcopModular.Host.Holidays;

/// <summary>A day that was announced otherwise than reckoned: swapped (hoán đổi), or an additional day of rest.</summary>
internal sealed class SpecialDay : IRecord, IVersioned
{
    public Guid Id { get; init; }

    public DateOnly Day { get; init; }

    /// <summary>People work on it; else it is free.</summary>
    public bool Works { get; set; }

    /// <summary>Why, with the number of the announcement.</summary>
    public string Reason { get; set; } = "";

    public int Version { get; set; }
}
