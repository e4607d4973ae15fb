using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.Extensions.Localization;

namespace OcopModular.Kernel.Ui;

/// <summary>A field that two people wrote differently.</summary>
public sealed record Difference(string Field, string Mine, string Theirs);

/// <summary>Puts the typed form beside what is saved by now.</summary>
public static class BothVersions
{
    public static IReadOnlyList<Difference> Of<TForm>(TForm mine, TForm theirs, IStringLocalizer texts) =>
        [.. from property in typeof(TForm).GetProperties()
            let label = property.GetCustomAttribute<DisplayAttribute>()?.Name
            where label is not null
            let typed = Show(property.GetValue(mine), texts)
            let saved = Show(property.GetValue(theirs), texts)
            where typed != saved
            select new Difference(texts[label], typed, saved)];

    private static string Show(object? value, IStringLocalizer texts) => value switch
    {
        null => "–",
        "" => "–",
        bool isOn => texts[isOn ? "Yes" : "No"],
        DateOnly day => day.Show(),
        decimal number => Numbers.Show(number),
        Enum choice => texts[$"{choice.GetType().Name}.{choice}"],
        _ => value.ToString()!.ReplaceLineEndings("\n").Trim(),
    };
}
