using System.Globalization;

namespace OcopModular.Dossiers.Domain;

/// <summary>a ă â b … d đ e ê: no database of ours sorts so by itself.</summary>
internal static class VietnameseOrder
{
    public static StringComparer Comparer { get; } = StringComparer.Create(CultureInfo.GetCultureInfo("vi-VN"), ignoreCase: true);
}
