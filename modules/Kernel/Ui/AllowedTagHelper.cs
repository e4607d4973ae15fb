using Microsoft.AspNetCore.Razor.TagHelpers;

namespace OcopModular.Kernel.Ui;

/// <summary><c>&lt;allowed to="dossiers.file"&gt;</c>: its content only for who holds the permission. The page's attribute is the lock.</summary>
[HtmlTargetElement("allowed")]
public sealed class AllowedTagHelper(CurrentActor current) : TagHelper
{
    public required string To { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (!current.Actor.Can(To))
        {
            output.SuppressOutput();
        }
    }
}
