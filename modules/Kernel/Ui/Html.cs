using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Components;

namespace OcopModular.Kernel.Ui;

/// <summary>Builds the markup of the tag helpers; every value is encoded, markup inside markup is not.</summary>
internal static class Html
{
    public static IHtmlContent Of(FormattableString markup) => new HtmlContentBuilder().AppendFormat(markup.Format, markup.GetArguments()!);

    public static IHtmlContent Many(IEnumerable<IHtmlContent> parts) => parts.Aggregate(new HtmlContentBuilder(), (all, part) => (HtmlContentBuilder)all.AppendHtml(part));

    /// <summary>Markup only when it is wanted.</summary>
    public static IHtmlContent If(bool isWanted, FormattableString markup) => isWanted ? Of(markup) : HtmlString.Empty;

    public static IHtmlContent Icon(HttpContext http, string name) => Of($"<svg class=\"icon\" aria-hidden=\"true\"><use href=\"{Symbol(http, "i-" + name)}\" /></svg>");

    /// <summary>Address of a symbol in the built sprite; it changes with the sprite, so that browsers may keep it.</summary>
    public static string Symbol(HttpContext http, string id)
    {
        const string sprite = "built/icons.svg";
        var assets = http.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>();
        return $"{http.Request.PathBase}/{assets?[sprite] ?? sprite}#{id}";
    }
}
