using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace OcopModular.Kernel.Ui;

/// <summary>The markup of one field.</summary>
internal sealed class Control(HttpContext http)
{
    public required string Name { get; init; }

    public required string Id { get; init; }

    public required string Label { get; init; }

    public required IReadOnlyList<string> Values { get; init; }

    public required IReadOnlyList<SelectListItem> Items { get; init; }

    public string? Hint { get; init; }

    public string? Error { get; init; }

    /// <summary>Says in the label that the field must be filled in.</summary>
    public string? Mark { get; init; }

    public string? Unit { get; init; }

    public int Rows { get; init; }

    public bool IsMultiple { get; init; }

    public bool IsSearched { get; init; }

    public string? Autocomplete { get; init; }

    public string? Placeholder { get; init; }

    public required string ChooseFile { get; init; }

    private string Invalid => Error is null ? "" : " is-invalid";

    private string Value => Values.Count == 0 ? "" : Values[0];

    public IHtmlContent Draw(string control) => control switch
    {
        "checkbox" => Checkbox(),
        "radios" => Html.Of($"<span class=\"form-label\" id=\"{Id}-l\">{LabelText()}</span>{HintText()}{Radios()}{ErrorText()}"),
        _ => Html.Of($"<label class=\"form-label\" for=\"{Id}\">{LabelText()}</label>{HintText()}{Box(control)}{ErrorText()}"),
    };

    private IHtmlContent Box(string control) => control switch
    {
        "textarea" => Html.Of($"<textarea class=\"form-control{Invalid}\" rows=\"{Rows}\"{Common()}>\n{Value}</textarea>"),
        "select" => Html.Of($"<select class=\"form-select{Invalid}\"{Html.If(IsMultiple, $" multiple")}{Html.If(IsSearched, $" data-search")}{Common()}>{Html.Many(Items.Select(Option))}</select>"),
        "date" => Html.Of($"<input class=\"form-control o-w-date{Invalid}\" type=\"text\" inputmode=\"numeric\" value=\"{Value}\"{Common()} />"),
        "file" => File(),
        "number" or "money" => Number(),
        _ => Html.Of($"<input class=\"form-control{Invalid}\" type=\"{control}\" value=\"{Value}\"{Common()} />"),
    };

    private IHtmlContent Number()
    {
        var box = Html.Of($"<input class=\"form-control{Invalid}{(Unit is null ? " o-w-date" : "")}\" type=\"text\" inputmode=\"decimal\" value=\"{Value}\"{Common()} />");
        return Unit is null ? box : Html.Of($"<div class=\"o-unit\">{box}<span>{Unit}</span></div>");
    }

    private IHtmlContent File() => Html.Of(
        $"<div class=\"o-drop{Invalid}\"><input class=\"form-control{Invalid}\" type=\"file\" accept=\"{string.Join(',', FileKind.All.Select(k => k.Extension))},.jpeg\"{Html.If(IsMultiple, $" multiple")}{Common()} />{Html.Icon(http, "upload")}<span data-chosen><b>{ChooseFile}</b></span></div>");

    private IHtmlContent Checkbox() => Html.Of(
        $"<label class=\"form-check\"><input class=\"form-check-input{Invalid}\" type=\"checkbox\" value=\"true\"{Checked(Values.Contains("true") || Values.Contains("on"))}{Common()} /><span class=\"form-check-label\">{LabelText()}</span></label><input type=\"hidden\" name=\"{Name}\" value=\"false\" />{HintText()}{ErrorText()}");

    private IHtmlContent Radios()
    {
        var rows = Html.Many(Items.Select((item, i) => Html.Of(
            $"<label><input class=\"form-check-input{Invalid}\" type=\"{(IsMultiple ? "checkbox" : "radio")}\" id=\"{(i == 0 ? Id : $"{Id}-{i}")}\" name=\"{Name}\" value=\"{item.Value ?? item.Text}\"{Checked(IsChosen(item))}{Html.If(item.Disabled, $" disabled")} /> <span>{item.Text}</span></label>")));
        return Html.Of($"<div class=\"o-radios\" role=\"{(IsMultiple ? "group" : "radiogroup")}\" aria-labelledby=\"{Id}-l\"{Described()}>{rows}</div>");
    }

    private IHtmlContent Option(SelectListItem item) =>
        Html.Of($"<option value=\"{item.Value ?? item.Text}\"{Html.If(IsChosen(item), $" selected")}{Html.If(item.Disabled, $" disabled")}>{item.Text}</option>");

    private bool IsChosen(SelectListItem item) => Values.Count == 0 ? item.Selected : Values.Contains(item.Value ?? item.Text);

    private static IHtmlContent Checked(bool isChecked) => Html.If(isChecked, $" checked");

    private IHtmlContent Common() => Html.Of(
        $" id=\"{Id}\" name=\"{Name}\"{Html.If(Mark is not null, $" aria-required=\"true\"")}{Html.If(Error is not null, $" aria-invalid=\"true\"")}{Described()}{Html.If(Autocomplete is not null, $" autocomplete=\"{Autocomplete ?? ""}\"")}{Html.If(Placeholder is not null, $" placeholder=\"{Placeholder ?? ""}\"")}");

    private IHtmlContent Described()
    {
        var ids = string.Join(' ', new[] { Hint is null ? null : Id + "-h", Error is null ? null : Id + "-e" }.Where(i => i is not null));
        return Html.If(ids.Length > 0, $" aria-describedby=\"{ids}\"");
    }

    private IHtmlContent LabelText() => Html.Of($"{Label}{Html.If(Mark is not null, $" <span class=\"o-note\">{Mark ?? ""}</span>")}");

    private IHtmlContent HintText() => Html.If(Hint is not null, $"<p class=\"form-hint\" id=\"{Id}-h\">{Hint ?? ""}</p>");

    private IHtmlContent ErrorText() => Error is null ? HtmlString.Empty : Html.Of($"<p class=\"invalid-feedback\" id=\"{Id}-e\">{Html.Icon(http, "alert-circle")}{Error}</p>");
}
