using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace OcopModular.Kernel.Ui;

/// <summary>A tag that becomes markup of its own.</summary>
public abstract class UiTagHelper : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    private protected IHtmlContent Draw(string name) => Html.Icon(ViewContext.HttpContext, name);

    private protected static void Put(TagHelperOutput output, IHtmlContent content)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(content);
    }

    private protected static void Put(TagHelperOutput output, FormattableString markup) => Put(output, Html.Of(markup));
}
