using System.Globalization;
using System.Text.RegularExpressions;

namespace OcopModular.Evaluation.Domain;

/// <summary>The product code (mã số sản phẩm OCOP) by the pattern of a pack: province-district-commune-serial-year under 148/QĐ-TTg.</summary>
internal static partial class ProductCode
{
    /// <exception cref="InvalidOperationException">The pattern asks for what is not known.</exception>
    public static string Of(string pattern, District district, string communeCode, int serial, int year) => Place().Replace(pattern, place => place.Groups["name"].Value switch
    {
        "province" => district.ProvinceCode,
        "district" => district.Code,
        "commune" => communeCode,
        "serial" => serial.ToString(CultureInfo.InvariantCulture),
        "year" => year.ToString(CultureInfo.InvariantCulture),
        var unknown => throw new InvalidOperationException($"The product code '{pattern}' asks for '{unknown}'."),
    });

    [GeneratedRegex(@"\{(?<name>\w+)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}
