using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace OcopModular.Kernel.Ui;

/// <summary>The heading of a sorted column says so.</summary>
[HtmlTargetElement("th", Attributes = "[scope=col]")]
public sealed class SortedHeadingTagHelper : TagHelper
{
    public override void Init(TagHelperContext context) => context.Items[typeof(SortedHeading)] = new SortedHeading();

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        await output.GetChildContentAsync();
        if (((SortedHeading)context.Items[typeof(SortedHeading)]).Direction is { } direction)
        {
            output.Attributes.SetAttribute("aria-sort", direction);
        }
    }
}

/// <summary><c>&lt;sort by="name"&gt;</c> in a heading: sorts the list, and the other way round on the next click.</summary>
[HtmlTargetElement("sort")]
public sealed class SortTagHelper : UiTagHelper
{
    public required string By { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var sort = ViewContext.HttpContext.Request.Query["sort"].ToString();
        var (isUp, isDown) = (sort == By, sort == "-" + By);
        if (context.Items.TryGetValue(typeof(SortedHeading), out var heading))
        {
            ((SortedHeading)heading).Direction = isUp ? "ascending" : isDown ? "descending" : null;
        }

        var arrow = isUp ? Draw("arrow-up") : isDown ? Draw("arrow-down") : HtmlString.Empty;
        var url = ListLink.With(ViewContext.HttpContext.Request, "sort", isUp ? "-" + By : By);
        Put(output, $"<a href=\"{url}\">{await output.GetChildContentAsync()}{arrow}</a>");
    }
}

/// <summary><c>&lt;pager for="…" /&gt;</c>: which rows these are of how many, and the way to the others.</summary>
[HtmlTargetElement("pager")]
public sealed class PagerTagHelper(IStringLocalizer<OcopModular.Texts> texts) : UiTagHelper
{
    public required IPageOf For { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (For.Total == 0)
        {
            output.SuppressOutput();
            return;
        }

        var last = (For.Total + For.Size - 1) / For.Size;
        var to = Math.Min(For.Page * For.Size, For.Total);
        var links = last == 1 ? HtmlString.Empty : Html.Of(
            $"<nav aria-label=\"{texts["Pager"].Value}\"><ul class=\"pagination\">{Step(For.Page - 1, last, "chevron-left", "Pager.Back")}{Html.Many(Shown(last).Select(Page))}{Step(For.Page + 1, last, "chevron-right", "Pager.On")}</ul></nav>");
        Put(output, $"<div class=\"o-pager\"><span>{texts["Pager.Rows", (For.Page - 1) * For.Size + 1, to, For.Total].Value}</span>{links}</div>");
    }

    /// <summary>First, last, and those around this page; null for a gap.</summary>
    private IEnumerable<int?> Shown(int last)
    {
        var before = 0;
        foreach (var page in Enumerable.Range(1, last).Where(p => p == 1 || p == last || Math.Abs(p - For.Page) <= 1))
        {
            if (page > before + 1)
            {
                yield return null;
            }

            yield return before = page;
        }
    }

    private IHtmlContent Page(int? page) =>
        page is null ? Html.Of($"<li class=\"page-item disabled\"><span class=\"page-link\">…</span></li>")
        : page == For.Page ? Html.Of($"<li class=\"page-item active\"><a class=\"page-link\" href=\"{Url(For.Page)}\" aria-current=\"page\">{page}</a></li>")
        : Html.Of($"<li class=\"page-item\"><a class=\"page-link\" href=\"{Url(page.Value)}\">{page}</a></li>");

    private IHtmlContent Step(int page, int last, string icon, string text)
    {
        var inside = Html.Of($"{Draw(icon)}<span class=\"visually-hidden\">{texts[text].Value}</span>");
        return page < 1 || page > last
            ? Html.Of($"<li class=\"page-item disabled\"><span class=\"page-link\">{inside}</span></li>")
            : Html.Of($"<li class=\"page-item\"><a class=\"page-link\" href=\"{Url(page)}\">{inside}</a></li>");
    }

    private string Url(int page) => ListLink.With(ViewContext.HttpContext.Request, "page", page.ToString());
}

internal sealed class SortedHeading
{
    public string? Direction { get; set; }
}

/// <summary>This list with one thing asked otherwise.</summary>
internal static class ListLink
{
    public static string With(HttpRequest request, string name, string value)
    {
        var kept = request.Query.Where(q => !q.Key.Equals(name, StringComparison.OrdinalIgnoreCase) && !q.Key.Equals("page", StringComparison.OrdinalIgnoreCase));
        var query = new QueryBuilder(kept.SelectMany(q => q.Value.Where(v => !string.IsNullOrEmpty(v)).Select(v => KeyValuePair.Create(q.Key, v!)))) { { name, value } };
        return request.PathBase + request.Path + query.ToQueryString();
    }
}
