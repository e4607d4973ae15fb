using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace OcopModular.Host.Web;

/// <summary>Annotations that name no message get ours, and an empty box stays an empty text where the form wants one.</summary>
internal sealed class FormWords : IValidationMetadataProvider, IDisplayMetadataProvider
{
    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        foreach (var rule in context.Attributes.OfType<ValidationAttribute>().Where(r => r.ErrorMessage is null && r.ErrorMessageResourceName is null))
        {
            rule.ErrorMessage = rule switch
            {
                RequiredAttribute => "Required",
                StringLengthAttribute { MinimumLength: > 0 } => "LengthBetween",
                StringLengthAttribute or MaxLengthAttribute => "TooLong",
                MinLengthAttribute => "TooShort",
                RangeAttribute => "OutOfRange",
                EmailAddressAttribute => "NotAnEmail",
                PhoneAttribute => "NotAPhone",
                CompareAttribute => "NotTheSame",
                RegularExpressionAttribute => "WrongForm",
                _ => null,
            };
        }
    }

    public void CreateDisplayMetadata(DisplayMetadataProviderContext context)
    {
        if (context.Key is { ModelType: var type, PropertyInfo: { } property } && type == typeof(string)
            && new NullabilityInfoContext().Create(property).WriteState == NullabilityState.NotNull)
        {
            context.DisplayMetadata.ConvertEmptyStringToNull = false;
        }
    }
}

/// <summary>What the framework says by itself about a field, in the language of the person.</summary>
internal sealed class BindingWords(IStringLocalizer<OcopModular.Texts> texts) : IConfigureOptions<MvcOptions>
{
    public void Configure(MvcOptions options)
    {
        options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
        options.ModelMetadataDetailsProviders.Add(new FormWords());
        options.ModelBinderProviders.Insert(0, new BinderProvider());
        var words = options.ModelBindingMessageProvider;
        words.SetValueMustNotBeNullAccessor(field => texts["Required", field]);
        words.SetMissingBindRequiredValueAccessor(field => texts["Required", field]);
        words.SetMissingKeyOrValueAccessor(() => texts["Required", ""]);
        words.SetMissingRequestBodyRequiredValueAccessor(() => texts["Required", ""]);
        words.SetAttemptedValueIsInvalidAccessor((value, field) => texts["NotAChoice", field, value]);
        words.SetValueIsInvalidAccessor(value => texts["WrongForm", value]);
        words.SetUnknownValueIsInvalidAccessor(field => texts["WrongForm", field]);
        words.SetValueMustBeANumberAccessor(field => texts["NotANumber", field]);
        words.SetNonPropertyAttemptedValueIsInvalidAccessor(value => texts["WrongForm", value]);
        words.SetNonPropertyUnknownValueIsInvalidAccessor(() => texts["WrongForm", ""]);
        words.SetNonPropertyValueMustBeANumberAccessor(() => texts["NotANumber", ""]);
    }
}
