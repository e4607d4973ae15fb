using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Host.Imports;

/// <summary>Reads one cell as its column wants it, or says what is wrong and what to do.</summary>
internal sealed partial class CellRules(IStringLocalizer<Texts> texts) : IScoped
{
    private const int ChoicesNamed = 8;

    public (string? Value, string? Fault) Read(ImportColumn column, SheetCell? cell)
    {
        var typed = Plain(cell?.Text ?? "");
        if (cell?.Kind == 'f')
        {
            return (null, texts["Import.Cell.Formula"]);
        }

        if (typed.Length == 0)
        {
            return (null, column.IsRequired ? texts["Import.Cell.Missing"].Value : null);
        }

        return cell!.Kind == 'e' ? (null, texts["Import.Cell.Broken"]) : column.Kind switch
        {
            ImportKind.Number => Number(cell, typed),
            ImportKind.Day => Day(cell, typed),
            ImportKind.Choice => Choice(column, cell, typed),
            _ => Text(column, cell, typed),
        };
    }

    /// <summary>As a person reads the value.</summary>
    public static string Show(ImportColumn column, string? value) => value is null ? "" : column.Kind switch
    {
        ImportKind.Number => value.Replace('.', ','),
        ImportKind.Day => DateOnly.ParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture).Show(),
        _ => value,
    };

    /// <summary>One spelling: composed letters, single spaces; the same name from two keyboards is the same name.</summary>
    private static string Plain(string text) => Spaces().Replace(text.Normalize(NormalizationForm.FormC), " ").Trim();

    private (string?, string?) Text(ImportColumn column, SheetCell cell, string typed)
    {
        typed = cell.Kind switch { 'n' => typed.Replace('.', ','), 'd' => Show(new ImportColumn("", "", "", ImportKind.Day), typed), _ => typed };
        return typed.Length > column.MaxLength ? (null, texts["Import.Cell.TooLong", column.MaxLength, typed.Length]) : (typed, null);
    }

    private (string?, string?) Number(SheetCell cell, string typed)
    {
        if (cell.Kind == 'n')
        {
            return (typed, null);
        }

        (string Decimal, string Whole)? readings = null;
        if (cell.Kind == 's' && Numbers.TryRead(typed, out var number, out readings))
        {
            return (number.ToString(CultureInfo.InvariantCulture), null);
        }

        return (null, readings is var (withDecimals, whole) ? texts["Import.Cell.TwoNumbers", withDecimals, whole] : texts["Import.Cell.NotANumber"]);
    }

    private (string?, string?) Day(SheetCell cell, string typed) =>
        cell.Kind == 'd' && DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? (typed, null)
        : cell.Kind == 's' && Numbers.TryReadDay(typed, out var day) ? (day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), null)
        : (null, texts["Import.Cell.NotADay"]);

    private (string?, string?) Choice(ImportColumn column, SheetCell cell, string typed)
    {
        typed = cell.Kind == 'n' ? typed.Replace('.', ',') : typed;
        var same = column.Choices.Where(c => c.Equals(typed, StringComparison.OrdinalIgnoreCase)).Take(1).ToList();
        same = same.Count == 1 ? same : column.Choices.Where(c => SearchText.Of(c) == SearchText.Of(typed)).ToList();
        return same.Count == 1 ? (same[0], null) : (null, texts[column.Choices.Count > ChoicesNamed ? "Import.Cell.NoSuchChoiceOfMany" : "Import.Cell.NoSuchChoice", string.Join(", ", column.Choices.Take(ChoicesNamed))]);
    }

    [GeneratedRegex(@"[\s\u200b\ufeff]+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
