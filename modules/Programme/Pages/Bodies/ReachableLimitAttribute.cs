using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace OcopModular.Programme.Pages.Bodies;

/// <summary>A limit of 0 that is itself a breach would send every panel back: equal sheets lie 0 apart.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ReachableLimitAttribute : ValidationAttribute
{
    public override bool RequiresValidationContext => true;

    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        value is 0m && validationContext.ObjectInstance is RulesForm { SpreadInclusive: true }
            ? new ValidationResult(validationContext.GetRequiredService<IStringLocalizer<Texts>>()["Rules.SpreadNever"])
            : ValidationResult.Success;
}
