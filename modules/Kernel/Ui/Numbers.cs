using System.Globalization;
using System.Text.RegularExpressions;

namespace OcopModular.Kernel.Ui;

/// <summary>Numbers and days as offices write and read them: 1.234,5 and 31/12/2024.</summary>
public static partial class Numbers
{
    private static readonly NumberFormatInfo Vietnamese = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "." };
    private static readonly string[] DayFormats = ["d/M/yyyy", "yyyy-MM-dd"];

    /// <summary>1.234,5; zeros at the end are cut.</summary>
    public static string Show(decimal value, int decimals = 6) => value.ToString("#,0." + new string('#', decimals), Vietnamese);

    public static string Money(decimal value) => Show(value, 0) + " đ";

    /// <summary>Reads 1.234,5: the comma marks the decimals, points only group thousands.</summary>
    /// <param name="readings">The two numbers that a point in the wrong place may mean, for example 1,5 and 15.</param>
    public static bool TryRead(string text, out decimal value, out (string Decimal, string Whole)? readings)
    {
        readings = null;
        value = 0;
        var plain = text.Replace(" ", "", StringComparison.Ordinal).Replace("\u00a0", "", StringComparison.Ordinal);
        if (Written().IsMatch(plain))
        {
            return decimal.TryParse(plain.Replace(".", "", StringComparison.Ordinal), NumberStyles.Number, Vietnamese, out value);
        }

        if (Foreign().IsMatch(plain))
        {
            readings = (plain.Replace('.', ','), Show(decimal.Parse(plain.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture)));
        }

        return false;
    }

    /// <summary>Reads 1/9/2024, 01/09/2024 and 2024-09-01.</summary>
    public static bool TryReadDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text.Trim(), DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    [GeneratedRegex(@"^-?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Written();

    [GeneratedRegex(@"^-?\d+\.\d+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Foreign();
}
