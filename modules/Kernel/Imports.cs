namespace OcopModular.Kernel;

public enum ImportKind { Text, Number, Day, Choice }

/// <summary>A column that an import reads.</summary>
/// <param name="Name">Name of the value in the code.</param>
/// <param name="Heading">What stands over the column, in the reader's language.</param>
/// <param name="Help">What belongs into a cell; stands in the notes of the template.</param>
public sealed record ImportColumn(string Name, string Heading, string Help, ImportKind Kind = ImportKind.Text, bool IsRequired = false, int MaxLength = 200)
{
    /// <summary>Other headings under which lists keep it.</summary>
    public IReadOnlyList<string> OtherHeadings { get; init; } = [];

    /// <summary>The values of a choice, as they are written.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    public string Example { get; init; } = "";
}

/// <summary>A row whose cells fit their columns, by the columns' names: days as 2024-12-31, numbers with a point for the decimals, choices as they stand in the list. An empty cell is not there and leaves what is kept.</summary>
public sealed record ImportRow(int Number, IReadOnlyDictionary<string, string> Cells)
{
    public string? this[string name] => Cells.GetValueOrDefault(name);
}

public enum ImportEffect { New, Changed, Unchanged }

/// <summary>What a row would do, or what is wrong with it.</summary>
/// <param name="Seen">Version of the record that it would change: another one at the save means that somebody was there.</param>
/// <param name="Faults">Name of the column, and what is wrong and what to do.</param>
public sealed record ImportVerdict(ImportEffect Effect, int Seen, IReadOnlyList<(string Column, string Text)> Faults);

/// <summary>A list that a module takes from Excel; the host reads, shows and saves it, all or nothing.</summary>
public interface IImport
{
    /// <summary>Name in the address.</summary>
    string Name { get; }

    string Title { get; }

    string Permission { get; }

    /// <summary>The list into which it goes.</summary>
    string Url { get; }

    /// <summary>Where it is saved: everything in one transaction.</summary>
    ModuleDb Db { get; }

    Task<IReadOnlyList<ImportColumn>> ColumnsAsync(CancellationToken ct);

    /// <summary>What makes two rows the same record.</summary>
    string KeyOf(ImportRow row);

    /// <summary>Looks at whole rows, in the actor's scope; asked for the preview, and again inside the transaction of the save.</summary>
    Task<IReadOnlyList<ImportVerdict>> CheckAsync(IReadOnlyList<ImportRow> rows, CancellationToken ct);

    /// <summary>Saves new and changed rows that were found good in this transaction.</summary>
    Task SaveAsync(IReadOnlyList<ImportRow> rows, CancellationToken ct);
}
