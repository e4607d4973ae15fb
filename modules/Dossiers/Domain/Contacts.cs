using OcopModular.Kernel;

namespace OcopModular.Dossiers.Domain;

/// <summary>Phones and addresses are for those who work on the dossier; others see that there is one.</summary>
internal static class Contacts
{
    private const int Ends = 3;
    private static readonly string[] Fields = ["Producer.Phone", "Producer.Email"];

    public static bool MaySee(Actor actor) => actor.Can(Can.Edit) || actor.Can(Can.Check);

    /// <summary>A field of the registration form (Mẫu 01), as who only reads the dossier sees it.</summary>
    public static string Shown(KeyValuePair<string, string> field) => Fields.Contains(field.Key) ? Mask(field.Value) : field.Value;

    /// <summary>0987654118 → 098 ••• 118.</summary>
    public static string Mask(string? value) => value is null ? "–" : value.Length <= 2 * Ends ? "•••" : $"{value[..Ends]} ••• {value[^Ends..]}";
}
