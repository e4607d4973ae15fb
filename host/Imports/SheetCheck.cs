using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Localization;
using OcopModular.Kernel;

namespace OcopModular.Host.Imports;

/// <summary>What looking at a whole sheet found.</summary>
internal sealed class CheckedSheet
{
    public IReadOnlyList<ImportFault> Faults { get; init; } = [];

    public IReadOnlyList<(ImportRow Row, ImportVerdict Verdict)> Good { get; init; } = [];

    public int Rows { get; init; }

    public int FaultCount => Faults.Count;

    public int FaultyRows => Faults.Select(f => f.Row).Distinct().Count();

    public int New => Good.Count(g => g.Verdict.Effect == ImportEffect.New);

    public int Changed => Good.Count(g => g.Verdict.Effect == ImportEffect.Changed);

    public int Unchanged => Good.Count(g => g.Verdict.Effect == ImportEffect.Unchanged);

    public IReadOnlyList<ImportRow> ToSave => [.. Good.Where(g => g.Verdict.Effect != ImportEffect.Unchanged).Select(g => g.Row)];

    /// <summary>The same for the same rows, only while nobody changed what they change.</summary>
    public string Seen() =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(';', Good.Select(g => $"{g.Row.Number}:{g.Verdict.Effect}:{g.Verdict.Seen}")))));
}

/// <summary>Finds the columns of a sheet by their headings, whatever their case, spaces and diacritics.</summary>
internal sealed record SheetMap(int HeadingAt, IReadOnlyList<SheetHeading> Headings, IReadOnlyDictionary<string, int> Map)
{
    private const int Searched = 10;

    /// <param name="chosen">All columns, as the person left them.</param>
    public static SheetMap Of(IReadOnlyList<SheetRow> rows, IReadOnlyList<ImportColumn> columns, IReadOnlyDictionary<string, int>? chosen)
    {
        var names = columns.SelectMany(c => c.OtherHeadings.Prepend(c.Heading).Select(h => (Key: Plain(h), c.Name))).DistinctBy(n => n.Key).ToDictionary(n => n.Key, n => n.Name, StringComparer.Ordinal);
        var at = rows.Count == 0 ? -1 : Enumerable.Range(0, Math.Min(Searched, rows.Count)).MaxBy(i => rows[i].Cells.Count(c => names.ContainsKey(Plain(c.Text))));
        var headings = at < 0 ? [] : rows[at].Cells.Select(c => new SheetHeading(c.Column, c.Text.Trim().Length > 100 ? c.Text.Trim()[..100] : c.Text.Trim())).ToList();
        var found = headings.Where(h => names.ContainsKey(Plain(h.Text))).DistinctBy(h => names[Plain(h.Text)]).ToDictionary(h => names[Plain(h.Text)], h => h.Column, StringComparer.Ordinal);
        return new SheetMap(at, headings, chosen ?? found);
    }

    /// <summary>A star or a bracket marks what must be filled in, and is no part of the name.</summary>
    private static string Plain(string heading) => SearchText.Of(heading.Split('(')[0].Replace('*', ' ').Replace(':', ' '));
}

/// <summary>Reads the rows of a sheet by its map, cell by cell, then has the module look at whole rows.</summary>
internal sealed class SheetCheck(IStringLocalizer<Texts> texts, CellRules cells) : IScoped
{
    public async Task<CheckedSheet> RunAsync(IImport import, IReadOnlyList<ImportColumn> columns, IReadOnlyList<SheetRow> rows, SheetMap map, CancellationToken ct)
    {
        var faults = new List<ImportFault>();
        var read = rows.Skip(map.HeadingAt + 1).Select(r => Read(r, columns, map, faults)).Where(r => r.Cells.Count > 0 || faults.Exists(f => f.Row == r.Number)).ToList();
        var bad = faults.Select(f => f.Row).ToHashSet();
        var whole = Distinct(import, columns, [.. read.Where(r => !bad.Contains(r.Number))], faults);
        var verdicts = await import.CheckAsync(whole, ct);
        var headings = columns.ToDictionary(c => c.Name, c => c.Heading, StringComparer.Ordinal);
        faults.AddRange(whole.Zip(verdicts).SelectMany(w => w.Second.Faults.Select(f => new ImportFault(w.First.Number, headings[f.Column], w.First[f.Column] ?? "", f.Text))));
        return new CheckedSheet
        {
            Rows = read.Count,
            Faults = [.. faults.OrderBy(f => f.Row)],
            Good = [.. whole.Zip(verdicts).Where(w => w.Second.Faults.Count == 0)],
        };
    }

    private ImportRow Read(SheetRow row, IReadOnlyList<ImportColumn> columns, SheetMap map, List<ImportFault> faults)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var given = row.Cells.ToDictionary(c => c.Column);
        var isEmpty = !map.Map.Values.Any(c => given.TryGetValue(c, out var cell) && (cell.Kind == 'f' || !string.IsNullOrWhiteSpace(cell.Text)));
        foreach (var column in isEmpty ? [] : columns.Where(c => map.Map.ContainsKey(c.Name)))
        {
            var (value, fault) = cells.Read(column, given.GetValueOrDefault(map.Map[column.Name]));
            if (fault is not null)
            {
                faults.Add(new ImportFault(row.Number, column.Heading, Short(given.GetValueOrDefault(map.Map[column.Name])?.Text ?? ""), fault));
            }
            else if (value is not null)
            {
                values[column.Name] = value;
            }
        }

        return new ImportRow(row.Number, values);
    }

    /// <summary>Of two rows for one record neither is the right one: the person decides.</summary>
    private List<ImportRow> Distinct(IImport import, IReadOnlyList<ImportColumn> columns, IReadOnlyList<ImportRow> rows, List<ImportFault> faults)
    {
        var (first, kept) = (new Dictionary<string, int>(StringComparer.Ordinal), new List<ImportRow>());
        foreach (var row in rows)
        {
            if (first.TryAdd(import.KeyOf(row), row.Number))
            {
                kept.Add(row);
            }
            else
            {
                faults.Add(new ImportFault(row.Number, columns[0].Heading, row[columns[0].Name] ?? "", texts["Import.Cell.Twice", first[import.KeyOf(row)]]));
            }
        }

        return kept;
    }

    private static string Short(string typed) => typed.Length > 100 ? typed[..100] + "…" : typed;
}
