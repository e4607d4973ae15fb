using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace OcopModular.Host.Accounts;

/// <summary>What is wrong with an account or password, in the language of the person.</summary>
internal sealed class AccountWords(IStringLocalizer<Texts> texts) : IdentityErrorDescriber
{
    public override IdentityError PasswordTooShort(int length) => Say(nameof(PasswordTooShort), length);

    public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) => Say(nameof(PasswordRequiresUniqueChars), uniqueChars);

    public override IdentityError DuplicateUserName(string userName) => Say(nameof(DuplicateUserName), userName);

    public override IdentityError InvalidUserName(string? userName) => Say(nameof(InvalidUserName), userName ?? "");

    public override IdentityError ConcurrencyFailure() => Say("Stale");

    private IdentityError Say(string key, params object[] arguments) => new() { Code = key, Description = texts[key == "Stale" ? key : $"Account.{key}", arguments] };
}
