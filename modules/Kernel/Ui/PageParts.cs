using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace OcopModular.Kernel.Ui;

/// <summary>A page above this one.</summary>
public sealed record Crumb(string Text, string Url);

/// <summary><c>&lt;crumbs items="…" here="…" /&gt;</c>: the way from the list to this page.</summary>
[HtmlTargetElement("crumbs")]
public sealed class CrumbsTagHelper(IStringLocalizer<OcopModular.Texts> texts) : UiTagHelper
{
    public IEnumerable<Crumb> Items { get; set; } = [];

    public string? Here { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var above = Html.Many(Items.Select(c => Html.Of($"<li class=\"breadcrumb-item\"><a href=\"{c.Url}\">{c.Text}</a></li>")));
        var here = Html.If(Here is not null, $"<li class=\"breadcrumb-item active\" aria-current=\"page\">{Here ?? ""}</li>");
        Put(output, $"<nav aria-label=\"{texts["Crumbs"].Value}\"><ol class=\"breadcrumb\">{above}{here}</ol></nav>");
    }
}

/// <summary><c>&lt;icon name="plus" /&gt;</c>: a symbol of the sprite.</summary>
[HtmlTargetElement("icon")]
public sealed class IconTagHelper : UiTagHelper
{
    public required string Name { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output) => Put(output, Draw(Name));
}

/// <summary><c>&lt;say tone="warn"&gt;</c>: a notice in the page.</summary>
[HtmlTargetElement("say")]
public sealed class SayTagHelper : UiTagHelper
{
    /// <summary><c>info</c>, <c>ok</c>, <c>warn</c> or <c>bad</c>.</summary>
    public string Tone { get; set; } = "info";

    public string? Icon { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var icon = Icon ?? Tone switch { "ok" => "circle-check", "warn" => "alert-triangle", "bad" => "alert-circle", _ => "info-circle" };
        var content = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Tone == "info" ? "o-say" : $"o-say is-{Tone}");
        output.Content.SetHtmlContent(Html.Of($"{Draw(icon)}<div>{content}</div>"));
    }
}

/// <summary><c>&lt;empty icon="…" title="…"&gt;</c>: why there is nothing, and the first thing to do.</summary>
[HtmlTargetElement("empty")]
public sealed class EmptyTagHelper : UiTagHelper
{
    public string? Icon { get; set; }

    public required string Title { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        var art = Icon is null ? Html.Of($"<svg class=\"o-art\" aria-hidden=\"true\"><use href=\"{Html.Symbol(ViewContext.HttpContext, "a-hills")}\" /></svg>")
            : Html.Of($"<span class=\"o-empty-i\">{Draw(Icon)}</span>");
        Put(output, $"<div class=\"o-empty\">{art}<h2>{Title}</h2>{content}</div>");
    }
}

/// <summary><c>&lt;errors /&gt;</c>: what must be mended before the form can be saved, each with a link to its field.</summary>
[HtmlTargetElement("errors")]
public sealed class ErrorsTagHelper(IStringLocalizer<OcopModular.Texts> texts) : UiTagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var errors = ViewContext.ViewData.ModelState.Where(e => e.Value?.ValidationState == ModelValidationState.Invalid)
            .OrderBy(e => Place(e.Key)).SelectMany(e => e.Value!.Errors.Select(error => (e.Key, error.ErrorMessage))).Distinct().ToList();
        if (errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        var rows = Html.Many(errors.Select(e => e.Key.Length == 0
            ? Html.Of($"<li>{e.ErrorMessage}</li>")
            : Html.Of($"<li><a href=\"#{TagBuilder.CreateSanitizedId(e.Key, "_")}\">{e.ErrorMessage}</a></li>")));
        Put(output, $"<div class=\"o-errors\" role=\"alert\" tabindex=\"-1\" aria-labelledby=\"errors\"><h2 id=\"errors\">{texts["Errors", errors.Count].Value}</h2><ul>{rows}</ul></div>");
    }

    /// <summary>Errors stand in the order of the form's properties, which is that of its fields.</summary>
    private int Place(string key)
    {
        ModelMetadata? model = ViewContext.ViewData.ModelMetadata;
        var place = 0;
        foreach (var part in key.Split('.'))
        {
            model = model?.Properties[part];
            place = (place * 100) + (model is null ? 0 : model.ContainerMetadata!.Properties.ToList().IndexOf(model));
        }

        return place;
    }
}

/// <summary><c>&lt;drawing name="a-hills" class="o-art" /&gt;</c>: a drawing of the sprite that is no icon.</summary>
[HtmlTargetElement("drawing")]
public sealed class DrawingTagHelper : UiTagHelper
{
    public required string Name { get; set; }

    public string? Class { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        Put(output, $"<svg{Html.If(Class is not null, $" class=\"{Class ?? ""}\"")} aria-hidden=\"true\"><use href=\"{Html.Symbol(ViewContext.HttpContext, Name)}\" /></svg>");
}
