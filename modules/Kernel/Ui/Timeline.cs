using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace OcopModular.Kernel.Ui;

/// <summary><c>&lt;timeline for="…" /&gt;</c>: who did what when.</summary>
[HtmlTargetElement("timeline")]
public sealed class TimelineTagHelper : UiTagHelper
{
    public IReadOnlyList<TimelineEntry> For { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output) => Put(output, Draw(For.Select(e => (e, (IHtmlContent)HtmlString.Empty))));

    internal static IHtmlContent Draw(IEnumerable<(TimelineEntry Entry, IHtmlContent More)> entries) => Html.Of($"<ol class=\"o-time\">{Html.Many(entries.Select((e, i) => Item(e.Entry, e.More, i == 0)))}</ol>");

    private static IHtmlContent Item(TimelineEntry e, IHtmlContent more, bool isNewest)
    {
        var text = e.Url is null ? Html.Of($"<b>{e.Text}</b>") : Html.Of($"<a href=\"{e.Url}\"><b>{e.Text}</b></a>");
        var detail = Html.If(!string.IsNullOrEmpty(e.Detail), $"<p>{e.Detail ?? ""}</p>");
        return Html.Of($"<li{Html.If(isNewest, $" class=\"is-now\"")}><p>{text}</p>{detail}{more}<small>{e.Who} · <time datetime=\"{e.AtUtc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'")}\">{e.AtUtc.ShowTime()}</time></small></li>");
    }
}

/// <summary><c>&lt;history of="…" /&gt;</c>: the acts on a record from the audit log, each opening into the fields it changed.</summary>
[HtmlTargetElement("history")]
public sealed class HistoryTagHelper(IAuditLog log, IStringLocalizer<OcopModular.Texts> texts) : UiTagHelper
{
    public Guid Of { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var acts = await log.OfAsync([Of], ViewContext.HttpContext.RequestAborted);
        Put(output, TimelineTagHelper.Draw(acts.Select(a => (new TimelineEntry(a.AtUtc, a.Who, a.Text, a.Reason, null), ChangesTagHelper.Draw(a.Fields, texts)))));
    }
}

/// <summary><c>&lt;changes of="…" /&gt;</c>: the fields that an act changed, folded.</summary>
[HtmlTargetElement("changes")]
public sealed class ChangesTagHelper(IStringLocalizer<OcopModular.Texts> texts) : UiTagHelper
{
    public IReadOnlyList<FieldChange> Of { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output) => Put(output, Draw(Of, texts));

    internal static IHtmlContent Draw(IReadOnlyList<FieldChange> fields, IStringLocalizer texts) => fields.Count == 0 ? HtmlString.Empty
        : Html.Of($"<details class=\"o-changes\"><summary>{texts["History.Fields", fields.Count].Value}</summary><dl>{Html.Many(fields.Select(Change))}</dl></details>");

    private static IHtmlContent Change(FieldChange field) =>
        Html.Of($"<dt>{field.Name}</dt><dd>{Html.If(field.From is not null, $"<del>{field.From ?? ""}</del> ")}{Html.If(field.To is not null, $"<ins>{field.To ?? ""}</ins>")}</dd>");
}
