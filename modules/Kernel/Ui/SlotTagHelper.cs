using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace OcopModular.Kernel.Ui;

/// <summary><c>&lt;slot name="…" for="…" /&gt;</c>: what the modules downstream show of this record, to whom they show it.</summary>
[HtmlTargetElement("slot")]
public sealed class SlotTagHelper(IEnumerable<SlotPart> parts, CurrentActor current, IHtmlHelper html) : UiTagHelper
{
    public required string Name { get; set; }

    public Guid For { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ((IViewContextAware)html).Contextualize(ViewContext);
        var http = ViewContext.HttpContext;
        var content = new HtmlContentBuilder();
        foreach (var part in parts.Where(p => p.Slot == Name && current.Actor.Can(p.Permission)).OrderBy(p => p.Order))
        {
            if (await part.LoadAsync(http.RequestServices, For, http.RequestAborted) is { } model)
            {
                content.AppendHtml(await html.PartialAsync(part.View, model));
            }
        }

        Put(output, content);
    }
}
