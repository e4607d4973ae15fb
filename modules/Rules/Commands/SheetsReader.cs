using System.Text;
using System.Text.Json;
using OcopModular.Rules.Domain;

namespace OcopModular.Rules.Commands;

/// <summary>Reads the sheets of a line. Picks mostly come in printed order, so the next criterion is tried before any look-up.</summary>
internal sealed class SheetsReader(ScoreLine line)
{
    private static readonly JsonReaderOptions Shape = new() { MaxDepth = 16 };
    private readonly HashSet<string> _members = new(StringComparer.Ordinal);

    /// <param name="reader">At the bracket of the array; afterwards at its end.</param>
    /// <param name="bytes">What it reads.</param>
    public void Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> bytes)
    {
        var count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                ReadSheet(ref reader, bytes, count);
            }
            else
            {
                line.Refuse(Refusal.BadJson, $"sheets[{count}]");
                reader.TrySkip();
            }

            count++;
        }

        if (count == 0)
        {
            line.Refuse(Refusal.NoSheets, "sheets");
        }
    }

    private void ReadSheet(ref Utf8JsonReader reader, ReadOnlySpan<byte> bytes, int index)
    {
        string? member = null;
        var picksAt = -1;
        bool hasMember = false, hasPicks = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isMember = reader.ValueTextEquals("member"u8);
            var isPicks = !isMember && reader.ValueTextEquals("picks"u8);
            var name = isMember ? "member" : isPicks ? "picks" : reader.GetString()!;
            reader.Read();
            if (Fault(reader.TokenType, isMember, isPicks, (isMember && hasMember) || (isPicks && hasPicks)) is { } fault)
            {
                line.Refuse(fault, $"sheets[{index}].{name}");
            }
            else if (isMember)
            {
                member = reader.GetString();
            }
            else if (member is null || line.Set is null)
            {
                picksAt = (int)reader.TokenStartIndex;
            }
            else
            {
                Take(ref reader, index, member);
            }

            hasMember |= isMember;
            hasPicks |= isPicks;
            reader.TrySkip();
        }

        Missing(index, hasMember, hasPicks);
        Seat(member);
        if (picksAt >= 0 && line.Set is not null)
        {
            TakeLater(bytes[picksAt..], index, member);
        }
    }

    private void Seat(string? member)
    {
        if (member is not null && !_members.Add(member))
        {
            line.Refuse(Refusal.DuplicateMember, member);
        }
    }

    /// <summary>The picks stood before what is needed to understand them.</summary>
    private void TakeLater(ReadOnlySpan<byte> picks, int index, string? member)
    {
        var later = new Utf8JsonReader(picks, isFinalBlock: false, new JsonReaderState(Shape));
        later.Read();
        Take(ref later, index, member);
    }

    private static string? Fault(JsonTokenType found, bool isMember, bool isPicks, bool isSecond) =>
        !isMember && !isPicks ? Refusal.UnknownField
        : isSecond || found != (isMember ? JsonTokenType.String : JsonTokenType.StartObject) ? Refusal.BadJson
        : null;

    private void Missing(int index, bool hasMember, bool hasPicks)
    {
        if (!hasMember)
        {
            line.Refuse(Refusal.MissingField, $"sheets[{index}].member");
        }

        if (!hasPicks)
        {
            line.Refuse(Refusal.MissingField, $"sheets[{index}].picks");
        }
    }

    private void Take(ref Utf8JsonReader reader, int index, string? member)
    {
        var answers = new Answers(line.Set!) { Member = member ?? $"sheets[{index}]" };
        ReadPicks(ref reader, answers);
        line.Sheets.Add(answers);
    }

    private void ReadPicks(ref Utf8JsonReader reader, Answers answers)
    {
        var criteria = answers.Set.Criteria;
        Span<bool> seen = stackalloc bool[criteria.Count];
        var next = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var criterion = next < criteria.Count && !reader.ValueIsEscaped && reader.ValueSpan.SequenceEqual(criteria[next].CodeBytes) ? criteria[next] : Find(ref reader, answers);
            reader.Read();
            if (criterion is not null)
            {
                next = criterion.Place + 1;
                if (seen[criterion.Place])
                {
                    line.Refuse(Refusal.BadJson, $"{answers.Member} {criterion.Criterion.Code}");
                }

                seen[criterion.Place] = true;
                ReadPick(ref reader, answers, criterion);
            }

            reader.TrySkip();
        }

        foreach (var criterion in criteria)
        {
            if (!seen[criterion.Place])
            {
                line.Refuse(Refusal.Unanswered, $"{answers.Member} {criterion.Criterion.Code}");
            }
        }
    }

    private PlacedCriterion? Find(ref Utf8JsonReader reader, Answers answers)
    {
        var code = reader.GetString()!;
        if (answers.Set.ByCode.TryGetValue(code, out var criterion))
        {
            return criterion;
        }

        line.Refuse(Refusal.UnknownCriterion, $"{answers.Member} {code}");
        return null;
    }

    private void ReadPick(ref Utf8JsonReader reader, Answers answers, PlacedCriterion criterion)
    {
        var pick = reader.TokenType != JsonTokenType.String ? PlacedCriterion.Unanswered
            : reader.ValueIsEscaped ? criterion.Read(Encoding.UTF8.GetBytes(reader.GetString()!))
            : criterion.Read(reader.ValueSpan);
        if (pick == PlacedCriterion.Unanswered)
        {
            line.Refuse(Refusal.BadPick, $"{answers.Member} {criterion.Criterion.Code}");
        }

        answers.Picks[criterion.Place] = pick;
    }
}
