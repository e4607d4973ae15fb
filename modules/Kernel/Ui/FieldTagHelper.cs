using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace OcopModular.Kernel.Ui;

/// <summary><c>&lt;field for="Input.Name" /&gt;</c>: label, hint, control and error of a field, one under the other.</summary>
[HtmlTargetElement("field")]
public sealed class FieldTagHelper(IStringLocalizerFactory factory, IStringLocalizer<OcopModular.Texts> texts) : UiTagHelper
{
    private const int MostRadios = 4;

    public required ModelExpression For { get; set; }

    /// <summary><c>text</c>, <c>textarea</c>, <c>select</c>, <c>radios</c>, <c>checkbox</c>, <c>date</c>, <c>number</c>, <c>money</c>, <c>file</c>, <c>email</c>, <c>tel</c>, <c>password</c>; by the type where it is not said.</summary>
    public string? As { get; set; }

    public string? Hint { get; set; }

    public IEnumerable<SelectListItem>? Items { get; set; }

    public string? Unit { get; set; }

    public int Rows { get; set; } = 4;

    public bool Wide { get; set; }

    public bool Multiple { get; set; }

    public string? Autocomplete { get; set; }

    public string? Placeholder { get; set; }

    /// <summary>A select that is searched by typing, without diacritics.</summary>
    public bool Search { get; set; }

    /// <summary>Must be filled in as things stand, although the form does not always demand it.</summary>
    public bool Required { get; set; }

    private Type Kind => Nullable.GetUnderlyingType(For.Metadata.ModelType) ?? For.Metadata.ModelType;

    private bool IsRequired => Required || For.Metadata.ValidatorMetadata.OfType<RequiredAttribute>().Any() || (For.Metadata.ModelType.IsValueType && !For.Metadata.IsReferenceOrNullableType && Kind != typeof(bool));

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var control = As ?? DefaultControl();
        var name = ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        var entry = ViewContext.ViewData.ModelState[name];
        var drawn = new Control(ViewContext.HttpContext)
        {
            Name = name,
            Id = TagBuilder.CreateSanitizedId(name, "_"),
            Label = For.Metadata.GetDisplayName(),
            Values = Values(entry, control),
            Items = ItemsOf(control).ToList(),
            Hint = Hint ?? DefaultHint(control),
            Error = entry?.Errors.FirstOrDefault()?.ErrorMessage,
            Mark = IsRequired ? texts["Field.Required"].Value : null,
            Unit = Unit ?? (control == "money" ? "đ" : null),
            Rows = Rows,
            IsMultiple = Multiple,
            IsSearched = Search,
            Autocomplete = Autocomplete,
            Placeholder = Placeholder,
            ChooseFile = texts["Field.ChooseFile"],
        };
        Put(output, $"<div class=\"o-field{(Wide ? " is-wide" : "")}\">{drawn.Draw(control)}</div>");
    }

    private string DefaultControl() =>
        Kind == typeof(bool) ? "checkbox"
        : Kind == typeof(DateOnly) ? "date"
        : Kind == typeof(decimal) || Kind == typeof(int) || Kind == typeof(long) ? "number"
        : typeof(IFormFile).IsAssignableFrom(Kind) || typeof(IEnumerable<IFormFile>).IsAssignableFrom(Kind) ? "file"
        : Kind.IsEnum && Enum.GetValues(Kind).Length <= MostRadios && (Kind == For.Metadata.ModelType || IsRequired) ? "radios"
        : Kind.IsEnum || Items is not null ? "select"
        : "text";

    private string? DefaultHint(string control) => control switch { "date" => texts["Field.DateHint"].Value, "file" => texts["Field.FileHint"].Value, _ => null };

    /// <summary>What was typed, also when it was wrong; else what the model holds.</summary>
    private string[] Values(ModelStateEntry? entry, string control) => (entry?.RawValue, For.Model) switch
    {
        _ when control is "password" or "file" => [],
        (string typed, _) => [typed],
        (string[] typed, _) => typed,
        (_, string text) => [text],
        (_, System.Collections.IEnumerable many) => [.. many.Cast<object>().Select(Written)],
        (_, { } one) => [Written(one)],
        _ => [],
    };

    private static string Written(object value) => value switch
    {
        DateOnly day => day == default ? "" : day.Show(),
        decimal number => Numbers.Show(number),
        bool isOn => isOn ? "true" : "false",
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "",
    };

    private IEnumerable<SelectListItem> ItemsOf(string control)
    {
        if (control is not ("select" or "radios"))
        {
            return [];
        }

        var kind = Multiple ? Kind.GetElementType() ?? Kind.GenericTypeArguments.FirstOrDefault() ?? Kind : Kind;
        var items = Items ?? (kind.IsEnum ? Enum.GetValues(kind).Cast<Enum>().Select(v => new SelectListItem(factory.TextOf(v), v.ToString())) : []);
        var needsChoice = control == "select" && !Multiple && !(Kind.IsEnum && Kind == For.Metadata.ModelType) && !items.Any(i => i.Value?.Length == 0);
        return needsChoice ? items.Prepend(new SelectListItem(texts["Choose"], "")) : items;
    }
}
