using Microsoft.AspNetCore.Razor.TagHelpers;

namespace OcopModular.Kernel.Ui;

/// <summary>Name of the hidden field that makes a form have its effect once.</summary>
public static class Once
{
    public const string Field = "__once";
}

/// <summary>A handler that may be repeated without harm (autosave, search, sign-in) and needs no key.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
public sealed class RepeatableAttribute : Attribute;

/// <summary>Gives every posting form its key.</summary>
[HtmlTargetElement("form", Attributes = "[method=post]")]
public sealed class OnceTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        output.PostContent.AppendHtml($"<input type=\"hidden\" name=\"{Once.Field}\" value=\"{Guid.CreateVersion7()}\" />");
}
