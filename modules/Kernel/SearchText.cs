using System.Globalization;
using System.Text;

namespace OcopModular.Kernel;

/// <summary>Text as it is searched: lower case, without diacritics, "Đậu Đỏ" → "dau do".</summary>
public static class SearchText
{
    public static string Of(params string?[] parts)
    {
        var text = string.Join(' ', parts.Where(p => !string.IsNullOrWhiteSpace(p))).Normalize(NormalizationForm.FormD);
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                plain.Append(char.ToLowerInvariant(c is 'đ' or 'Đ' ? 'd' : c));
            }
        }

        return string.Join(' ', plain.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>The words of a query; a record is found when its search text contains each of them.</summary>
    public static IReadOnlyList<string> Words(string? query) => Of(query).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
