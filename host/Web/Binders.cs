using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;
using OcopModular.Kernel.Ui;

namespace OcopModular.Host.Web;

/// <summary>Reads typed numbers and days as offices write them.</summary>
internal sealed class BinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        var kind = context.Metadata.UnderlyingOrModelType;
        return kind == typeof(decimal) || kind == typeof(int) || kind == typeof(long) ? new NumberBinder(kind)
            : kind == typeof(DateOnly) ? new DayBinder()
            : null;
    }
}

/// <summary>What both have in common: nothing typed, and how a fault is said.</summary>
internal abstract class TypedTextBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var typed = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (typed == ValueProviderResult.None)
        {
            return Task.CompletedTask;
        }

        bindingContext.ModelState.SetModelValue(bindingContext.ModelName, typed);
        if (string.IsNullOrWhiteSpace(typed.FirstValue))
        {
            Leave(bindingContext);
        }
        else if (Read(typed.FirstValue, out var fault) is { } value)
        {
            bindingContext.Result = ModelBindingResult.Success(value);
        }
        else
        {
            Refuse(bindingContext, fault);
        }

        return Task.CompletedTask;
    }

    /// <summary>The value, or null with the key and the further arguments of the text that says what is wrong.</summary>
    protected abstract object? Read(string typed, out (string Key, object[] Arguments) fault);

    private static void Leave(ModelBindingContext context)
    {
        if (context.ModelMetadata.IsReferenceOrNullableType)
        {
            context.Result = ModelBindingResult.Success(null);
        }
        else
        {
            context.ModelState.TryAddModelError(context.ModelName, context.ModelMetadata.ModelBindingMessageProvider.ValueMustNotBeNullAccessor(context.ModelMetadata.GetDisplayName()));
        }
    }

    private static void Refuse(ModelBindingContext context, (string Key, object[] Arguments) fault)
    {
        var texts = context.HttpContext.RequestServices.GetRequiredService<IStringLocalizer<OcopModular.Texts>>();
        context.ModelState.TryAddModelError(context.ModelName, texts[fault.Key, [context.ModelMetadata.GetDisplayName(), .. fault.Arguments]]);
    }
}

internal sealed class NumberBinder(Type kind) : TypedTextBinder
{
    protected override object? Read(string typed, out (string Key, object[] Arguments) fault)
    {
        fault = ("NotANumber", []);
        if (!Numbers.TryRead(typed, out var number, out var readings))
        {
            fault = readings is var (withDecimals, whole) ? ("PointInNumber", [typed.Trim(), withDecimals, whole]) : fault;
            return null;
        }

        if (kind == typeof(decimal))
        {
            return number;
        }

        var (least, most) = kind == typeof(int) ? (int.MinValue, int.MaxValue) : (long.MinValue, long.MaxValue);
        fault = number == decimal.Truncate(number) ? ("NumberTooLarge", []) : ("NotAWholeNumber", []);
        return number != decimal.Truncate(number) || number < least || number > most ? null : Convert.ChangeType(number, kind, System.Globalization.CultureInfo.InvariantCulture);
    }
}

internal sealed class DayBinder : TypedTextBinder
{
    protected override object? Read(string typed, out (string Key, object[] Arguments) fault)
    {
        fault = ("NotADay", []);
        if (Numbers.TryReadDay(typed, out var day))
        {
            return day;
        }

        // 31/02/2024: the month is real, and has fewer days.
        if (typed.Trim().Split('/') is [var d, var m, { Length: 4 } y] && int.TryParse(d, out var number) && number is > 28 and <= 31
            && int.TryParse(m, out var month) && month is >= 1 and <= 12 && int.TryParse(y, out var year) && year is >= 1 and <= 9999)
        {
            fault = ("NoSuchDay", [$"{month:00}/{year}", DateTime.DaysInMonth(year, month)]);
        }

        return null;
    }
}
