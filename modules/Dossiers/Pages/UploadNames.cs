namespace OcopModular.Dossiers.Pages;

/// <summary>The name of a refused file as its sender knows it, short and without marks that turn the line around.</summary>
internal static class UploadNames
{
    private const int Most = 80;

    public static string Show(string name)
    {
        var last = name.Split('/', '\\')[^1];
        var plain = new string([.. last.Where(c => !char.IsControl(c) && char.GetUnicodeCategory(c) is not (System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.Surrogate))]);
        return plain.Length > Most ? plain[..Most] + "…" : plain;
    }
}
