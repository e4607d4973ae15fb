using System.Globalization;

namespace OcopModular.Kernel;

/// <summary>a ă â b … d đ e ê: the order of Vietnamese lists, for what is sorted in memory.</summary>
public static class VietnameseOrder
{
    private static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("vi-VN");

    public static StringComparer Comparer { get; } = StringComparer.Create(Culture, ignoreCase: true);

    /// <summary>A text that sorts as the other one should.</summary>
    public static string Key(string? text) => Convert.ToHexString(Culture.CompareInfo.GetSortKey(text ?? "", CompareOptions.IgnoreCase).KeyData);
}
