using OcopModular.Rules.Contracts;
using OcopModular.Rules.Domain;
using OcopModular.Rules.Scoring;
using Xunit;

namespace OcopModular.Tests.Rules;

/// <summary>The packs of the repository, read and compiled once for all tests.</summary>
internal static class Packs
{
    public static RuleBook Book { get; } = new(PackFiles.Folder);

    public static Scorer Scorer { get; } = new(Book);

    /// <summary>The packs with criteria of their own.</summary>
    public static TheoryData<string> Full => ["1048-qd-ttg", "148-qd-ttg", "26-2026-qd-ttg"];

    public static TheoryData<string> All => [.. Book.Packs.Select(p => p.Name)];

    public static IEnumerable<SetRules> Sets(string pack) => Book.Rules(pack).Sets.Values;

    public static Dictionary<string, string> Picks(CriteriaSet set, Func<Criterion, string> pick) => set.Criteria.ToDictionary(c => c.Code, pick, StringComparer.Ordinal);

    /// <summary>The option with the most points.</summary>
    public static string Best(Criterion criterion) => criterion.Options.MaxBy(o => o.Points)!.Id;

    /// <summary>Any pick that may be given; a stop now and then.</summary>
    public static string Any(Criterion criterion, Random random)
    {
        var choice = random.Next(-1, criterion.Options.Count);
        return criterion.Gates.Count > 0 && random.Next(150) == 0 ? Pick.Stop : choice < 0 && random.Next(3) > 0 ? Best(criterion) : choice < 0 ? Pick.Nothing : criterion.Options[choice].Id;
    }

    public static List<MemberSheet> Panel(CriteriaSet set, int members, Random random) =>
        [.. Enumerable.Range(1, members).Select(m => new MemberSheet($"m{m}", Picks(set, c => random.Next(4) == 0 ? Any(c, random) : Best(c))))];

    public static Answers Answers(SetRules set, MemberSheet sheet)
    {
        var answers = new Answers(set) { Member = sheet.Member };
        foreach (var (code, pick) in sheet.Picks)
        {
            answers.Picks[set.ByCode[code].Place] = set.ByCode[code].Read(System.Text.Encoding.UTF8.GetBytes(pick));
        }

        return answers;
    }
}
