using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace OcopModular.Kernel.Ui;

/// <summary><c>&lt;status value="…" /&gt;</c>: a state in its module's words, with shape and colour.</summary>
[HtmlTargetElement("status")]
public sealed class StatusTagHelper(IStringLocalizerFactory factory) : UiTagHelper
{
    public Enum? Value { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Value is null)
        {
            Put(output, $"–");
            return;
        }

        var tone = ToneAttribute.Of(Value) switch { Tone.Run => " is-run", Tone.Wait => " is-wait", Tone.Ok => " is-ok", Tone.Bad => " is-bad", Tone.Up => " is-up", _ => "" };
        Put(output, $"<span class=\"o-st{tone}\">{factory.TextOf(Value)}</span>");
    }
}

/// <summary><c>&lt;day value="…" due /&gt;</c>: a day, as a deadline with the distance in words.</summary>
[HtmlTargetElement("day")]
public sealed class DayTagHelper(TimeProvider clock, IStringLocalizer<OcopModular.Texts> texts) : UiTagHelper
{
    private const int Soon = 3;

    public DateOnly? Value { get; set; }

    /// <summary>The day is a deadline.</summary>
    public bool Due { get; set; }

    /// <summary>What was due is done: no distance any more.</summary>
    public bool Done { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Value is not { } day)
        {
            Put(output, $"–");
            return;
        }

        var time = Html.Of($"<time datetime=\"{day.ToString("yyyy-MM-dd")}\">{day.Show()}</time>");
        if (!Due || Done)
        {
            Put(output, time);
            return;
        }

        var left = day.DayNumber - clock.Today().DayNumber;
        var (tone, words) = left switch
        {
            < 0 => (" is-late", texts["Day.Late", -left]),
            0 => (" is-soon", texts["Day.Today"]),
            <= Soon => (" is-soon", texts["Day.Left", left]),
            _ => ("", texts["Day.Left", left]),
        };
        Put(output, $"<span class=\"o-due{tone}\">{time}<small>{words.Value}</small></span>");
    }
}

/// <summary><c>&lt;moment value="…" /&gt;</c>: a UTC instant as the clock in Viet Nam showed it.</summary>
[HtmlTargetElement("moment")]
public sealed class MomentTagHelper : UiTagHelper
{
    public DateTime? Value { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        Put(output, Value is { } at ? Html.Of($"<time datetime=\"{at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'")}\">{at.ShowTime()}</time>") : Html.Of($"–"));
}

/// <summary><c>&lt;money value="…" /&gt;</c>: 1.234.000 đ.</summary>
[HtmlTargetElement("money")]
public sealed class MoneyTagHelper : UiTagHelper
{
    public decimal? Value { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        Put(output, Value is { } sum ? Html.Of($"<span class=\"o-tab o-nowrap\">{Numbers.Money(sum)}</span>") : Html.Of($"–"));
}

/// <summary><c>&lt;points value="…" of="…" /&gt;</c>: 77,5 or 12/15.</summary>
[HtmlTargetElement("points")]
public sealed class PointsTagHelper : UiTagHelper
{
    public decimal? Value { get; set; }

    public decimal? Of { get; set; }

    public int Decimals { get; set; } = 2;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var of = Of is { } max ? "/" + Numbers.Show(max, Decimals) : "";
        Put(output, $"<span class=\"o-tab\">{(Value is { } points ? Numbers.Show(points, Decimals) : "–")}{of}</span>");
    }
}

/// <summary><c>&lt;stars value="4" /&gt;</c>: a rank in stars.</summary>
[HtmlTargetElement("stars")]
public sealed class StarsTagHelper(IStringLocalizer<OcopModular.Texts> texts) : UiTagHelper
{
    private const int Most = 5;

    public int? Value { get; set; }

    public bool Large { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Value is not { } stars)
        {
            Put(output, $"–");
            return;
        }

        var symbol = Html.Symbol(ViewContext.HttpContext, "i-star");
        var drawn = Html.Many(Enumerable.Range(1, Most).Select(i => Html.Of($"<svg aria-hidden=\"true\"{Html.If(i <= stars, $" class=\"is-on\"")}><use href=\"{symbol}\" /></svg>")));
        Put(output, $"<span class=\"o-stars{(Large ? " is-lg" : "")}\" role=\"img\" aria-label=\"{texts["Stars", stars].Value}\">{drawn}</span>");
    }
}

/// <summary><c>&lt;star-minimum stars="3" /&gt;</c>: from how many stars on an option is demanded.</summary>
[HtmlTargetElement("star-minimum")]
public sealed class StarMinimumTagHelper(IStringLocalizer<OcopModular.Texts> texts) : UiTagHelper
{
    public int Stars { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        Put(output, $"<span class=\"o-min\"><svg aria-hidden=\"true\"><use href=\"{Html.Symbol(ViewContext.HttpContext, "i-star")}\" /></svg>{texts["StarMinimum", Stars].Value}</span>");
}
