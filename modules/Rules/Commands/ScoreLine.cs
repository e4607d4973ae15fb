using OcopModular.Rules.Contracts;
using OcopModular.Rules.Domain;

namespace OcopModular.Rules.Commands;

/// <summary>An input line of <c>rules score</c> as far as it could be read.</summary>
internal sealed class ScoreLine
{
    public string? Id { get; set; }

    public RulePack? Pack { get; set; }

    public SetRules? Set { get; set; }

    public List<Answers> Sheets { get; } = [];

    public Facts Facts { get; set; } = new();

    public List<string> Errors { get; } = [];

    public void Refuse(string word, string place) => Errors.Add($"{word}: {place}");
}

/// <summary>The first words of the errors.</summary>
internal static class Refusal
{
    public const string BadJson = "bad-json";
    public const string UnknownField = "unknown-field";
    public const string MissingField = "missing-field";
    public const string TooLong = "too-long";
    public const string UnknownPack = "unknown-pack";
    public const string UnknownSet = "unknown-set";
    public const string NoSheets = "no-sheets";
    public const string DuplicateMember = "duplicate-member";
    public const string UnknownCriterion = "unknown-criterion";
    public const string Unanswered = "unanswered";
    public const string BadPick = "bad-pick";
    public const string UnknownFact = "unknown-fact";
    public const string BadFact = "bad-fact";
    public const string RuleFailed = "rule-failed";
}

/// <summary>A line names a pack that fails its checks: nothing more is scored.</summary>
internal sealed class BrokenPackException(string pack) : Exception(pack)
{
    public string Pack { get; } = pack;
}
