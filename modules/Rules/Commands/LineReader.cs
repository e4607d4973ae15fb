using System.Text.Json;
using System.Text.Unicode;
using OcopModular.Rules.Contracts;
using OcopModular.Rules.Domain;
using OcopModular.Rules.Language;
using OcopModular.Rules.Scoring;

namespace OcopModular.Rules.Commands;

/// <summary>Reads an input line into numbers, straight from its bytes; whatever does not fit is named with its place.</summary>
internal sealed class LineReader(LoadedPacks packs)
{
    private static readonly JsonReaderOptions Shape = new() { MaxDepth = 16 };
    private static readonly string[] Required = ["id", "pack", "set", "sheets"];
    private readonly Dictionary<string, RulePack> _packs = packs.Packs.ToDictionary(p => p.Name, StringComparer.Ordinal);

    /// <exception cref="BrokenPackException">The line names a pack that fails its checks.</exception>
    public ScoreLine Read(ReadOnlySpan<byte> line)
    {
        try
        {
            if (!Utf8.IsValid(line))
            {
                throw new JsonException("UTF-8");
            }

            return Fill(line, new ScoreLine());
        }
        catch (JsonException e)
        {
            return Bad($"column {(e.BytePositionInLine ?? 0) + 1}");
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair: JSON in form, no text.
            return Bad("text");
        }
    }

    public static ScoreLine Bad(string place)
    {
        var line = new ScoreLine();
        line.Refuse(Refusal.BadJson, place);
        return line;
    }

    public static ScoreLine TooLong(long number)
    {
        var line = new ScoreLine();
        line.Refuse(Refusal.TooLong, $"line {number}");
        return line;
    }

    private ScoreLine Fill(ReadOnlySpan<byte> bytes, ScoreLine line)
    {
        var top = new TopLevel();
        var reader = new Utf8JsonReader(bytes, Shape);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            CheckRest(ref reader);
            return Bad("object");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadMember(ref reader, bytes, line, top);
        }

        CheckRest(ref reader);
        Complete(bytes, line, top);
        return line;
    }

    /// <summary>Runs to the end, so that trailing rubbish is found.</summary>
    private static void CheckRest(ref Utf8JsonReader reader)
    {
        while (reader.Read())
        {
        }
    }

    private void ReadMember(ref Utf8JsonReader reader, ReadOnlySpan<byte> bytes, ScoreLine line, TopLevel top)
    {
        var name = reader.GetString()!;
        reader.Read();
        if (name is not ("id" or "pack" or "set" or "sheets" or "facts"))
        {
            line.Refuse(Refusal.UnknownField, name);
            reader.Skip();
            return;
        }

        if (!top.Seen.Add(name))
        {
            line.Refuse(Refusal.BadJson, name);
            reader.Skip();
            return;
        }

        var isRight = name switch
        {
            "set" => reader.TokenType == JsonTokenType.Number,
            "sheets" => reader.TokenType == JsonTokenType.StartArray,
            "facts" => reader.TokenType is JsonTokenType.StartObject or JsonTokenType.Null,
            _ => reader.TokenType == JsonTokenType.String,
        };
        if (!isRight)
        {
            line.Refuse(Refusal.BadJson, name);
        }
        else
        {
            Keep(ref reader, bytes, name, line, top);
        }

        reader.Skip();
    }

    private void Keep(ref Utf8JsonReader reader, ReadOnlySpan<byte> bytes, string name, ScoreLine line, TopLevel top)
    {
        switch (name)
        {
            case "id":
                line.Id = reader.GetString();
                break;
            case "pack":
                top.Pack = reader.GetString();
                break;
            case "set":
                top.Set = System.Text.Encoding.UTF8.GetString(reader.ValueSpan);
                break;
            case "sheets" when top is { Pack: not null, Set: not null }:
                // The usual order of the members: one pass over the line is enough.
                Find(line, top);
                new SheetsReader(line).Read(ref reader, bytes);
                break;
            case "sheets":
                top.SheetsAt = (int)reader.TokenStartIndex;
                break;
            default:
                top.FactsAt = reader.TokenType == JsonTokenType.Null ? -1 : (int)reader.TokenStartIndex;
                break;
        }
    }

    private void Complete(ReadOnlySpan<byte> bytes, ScoreLine line, TopLevel top)
    {
        foreach (var name in Required.Where(n => !top.Seen.Contains(n)))
        {
            line.Refuse(Refusal.MissingField, name);
        }

        Find(line, top);
        if (top.SheetsAt >= 0)
        {
            var later = bytes[top.SheetsAt..];
            var reader = new Utf8JsonReader(later, isFinalBlock: false, new JsonReaderState(Shape));
            reader.Read();
            new SheetsReader(line).Read(ref reader, later);
        }

        if (top.FactsAt >= 0)
        {
            ReadFacts(bytes[top.FactsAt..], line);
        }
    }

    private void Find(ScoreLine line, TopLevel top)
    {
        if (top.Pack is null || top.IsFound)
        {
            return;
        }

        top.IsFound = true;
        if (!_packs.TryGetValue(top.Pack, out var pack))
        {
            if (packs.IsBroken(top.Pack))
            {
                throw new BrokenPackException(top.Pack);
            }

            line.Refuse(Refusal.UnknownPack, top.Pack);
            return;
        }

        line.Pack = pack;
        if (top.Set is null)
        {
            return;
        }

        line.Set = int.TryParse(top.Set, System.Globalization.NumberStyles.None, null, out var number) ? pack.Sets.GetValueOrDefault(number) : null;
        if (line.Set is null)
        {
            line.Refuse(Refusal.UnknownSet, $"{top.Pack} {top.Set}");
        }
    }

    private static void ReadFacts(ReadOnlySpan<byte> bytes, ScoreLine line)
    {
        var reader = new Utf8JsonReader(bytes, isFinalBlock: false, new JsonReaderState(Shape));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (!Catalogue.ByKey.TryGetValue(name, out var fact))
            {
                line.Refuse(Refusal.UnknownFact, name);
            }
            else if (!seen.Add(name))
            {
                line.Refuse(Refusal.BadJson, $"facts.{name}");
            }
            else if (!TakeFact(ref reader, fact, line.Facts))
            {
                line.Refuse(Refusal.BadFact, name);
            }

            reader.TrySkip();
        }
    }

    private static bool TakeFact(ref Utf8JsonReader reader, Fact fact, Facts facts)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return true;
        }

        object? value = reader.TokenType switch
        {
            JsonTokenType.True or JsonTokenType.False when fact.Kind == Kind.MaybeTruth => reader.GetBoolean(),
            JsonTokenType.Number when reader.TryGetDecimal(out var number) && fact.Accepts(number) => number,
            _ => null,
        };
        fact.Write(facts, value);
        return value is not null;
    }
}
