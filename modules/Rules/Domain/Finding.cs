using System.Globalization;
using System.Resources;

namespace OcopModular.Rules.Domain;

/// <summary>Something that the checks of a pack found, with the place where it stands.</summary>
/// <param name="Text">Key of the text.</param>
/// <param name="Column">Column in the expression, or in the line of a file that is no JSON.</param>
internal sealed record Finding(bool IsError, string? Pack, string? File, string? Rule, int? Column, string Text, params object[] Arguments)
{
    private static readonly ResourceManager Resources = new("OcopModular.Rules.Texts", typeof(Finding).Assembly);

    public string Message(CultureInfo culture) => string.Format(culture, Say(Text, culture), Arguments);

    /// <summary>A text of the module outside of a request.</summary>
    public static string Say(string key, CultureInfo culture) => Resources.GetString(key, culture) ?? key;
}
