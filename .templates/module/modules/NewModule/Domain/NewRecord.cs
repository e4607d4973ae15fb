using OcopModular.Kernel;

namespace OcopModular.NewModule.Domain;

/// <summary>RecordInVietnamese, of a commune.</summary>
internal sealed class NewRecord : IRecord, IVersioned
{
    public Guid Id { get; init; }

    public int Version { get; set; }

    /// <summary>As it stands on paper; no other has it.</summary>
    public string? Number { get; private set; }

    public string Name { get; private set; } = "";

    public string? Note { get; private set; }

    public Guid CommuneId { get; init; }

    /// <summary>The commune's name as it was then: units are merged and their names used again.</summary>
    public string CommuneName { get; init; } = "";

    public DateTime MadeAt { get; init; }

    public string Search { get; private set; } = "";

    public void Describe(string? number, string name, string? note)
    {
        Number = string.IsNullOrWhiteSpace(number) ? null : number.Trim();
        Name = name.Trim();
        Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim();
        Search = SearchText.Of(Number, Name, CommuneName);
    }
}

/// <summary>Whose records an actor sees: each query begins here, so that a foreign record answers like one that does not exist.</summary>
internal static class Scope
{
    public static IQueryable<NewRecord> VisibleTo(this IQueryable<NewRecord> records, Actor actor) =>
        actor.OnlyProducer is not null || actor.IsUnassigned ? records.Where(r => false)
        : actor.OnlyUnits is { } communes ? records.Where(r => communes.Contains(r.CommuneId))
        : records;
}
