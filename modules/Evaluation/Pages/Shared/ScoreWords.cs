using System.Globalization;
using OcopModular.Kernel.Ui;

namespace OcopModular.Evaluation.Pages;

/// <summary>How criteria and points are written on sheets, consolidation and explanation.</summary>
internal static class ScoreWords
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>As printed in the decision: the part stands above it.</summary>
    public static string Short(string code) => code.IndexOf('.', StringComparison.Ordinal) is var dot and > 0 ? code[(dot + 1)..] : code;

    public static string Anchor(string code) => "tc-" + code;

    public static string Points(decimal value) => Numbers.Show(value, 2);

    /// <summary>For attributes of markup, where the point is the decimal mark.</summary>
    public static string Raw(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Two letters for a face, the family name's and the given name's.</summary>
    public static string Initials(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? "" : string.Concat(words.Length == 1 ? words[0][..1] : $"{words[0][0]}{words[^1][0]}").ToUpper(Vietnamese);
    }
}
