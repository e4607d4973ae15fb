using Microsoft.AspNetCore.Http;
using OcopModular.Evaluation.Domain;

namespace OcopModular.Evaluation.Pages.Score;

/// <summary>Names of the sheet's fields. A field counts only where it differs from what the form was opened with, so that two open forms do not undo each other.</summary>
internal static class SheetForm
{
    public const string Pick = "pick.";
    public const string Remark = "remark.";
    public const string Was = "was.";
    public const string General = "remark";

    public static Answers Read(IFormCollection form)
    {
        var picks = Changed(form, Pick).Where(p => p.Value.Length > 0).ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);
        var remarks = Changed(form, Remark).ToDictionary(p => p.Key, p => Tidy(p.Value), StringComparer.Ordinal);
        var general = form.ContainsKey(General) && (!form.ContainsKey(Was + General) || form[General] != form[Was + General]) ? Tidy(form[General].ToString()) : null;
        return new Answers(picks, remarks, general);
    }

    /// <summary>Browsers send line ends as CR LF.</summary>
    private static string Tidy(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Trim();

    private static IEnumerable<KeyValuePair<string, string>> Changed(IFormCollection form, string prefix) =>
        from field in form
        where field.Key.StartsWith(prefix, StringComparison.Ordinal)
        where !form.ContainsKey(Was + field.Key) || Tidy(field.Value.ToString()) != Tidy(form[Was + field.Key].ToString())
        select KeyValuePair.Create(field.Key[prefix.Length..], field.Value.ToString());
}
