using OcopModular.Kernel;

namespace OcopModular.Dossiers.Pages;

/// <summary>Phones and addresses are for those who work on the dossier; others see that there is one.</summary>
internal static class Contacts
{
    private const int Ends = 3;

    public static bool MaySee(Actor actor) => actor.Can(Can.Edit) || actor.Can(Can.Check);

    /// <summary>0987654118 → 098 ••• 118.</summary>
    public static string Mask(string? value) => value is null ? "–" : value.Length <= 2 * Ends ? "•••" : $"{value[..Ends]} ••• {value[^Ends..]}";
}
