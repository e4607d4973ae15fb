using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using OcopModular.Rules.Domain;

namespace OcopModular.Rules.Scoring;

/// <summary>Reads a pack's files as typed JSON: a member that nobody knows, a second one of a name, a null or a missing one is a finding.</summary>
internal sealed class StrictJson(string pack, List<Finding> findings)
{
    private const int MaxDepth = 16;
    private static readonly JsonDocumentOptions Shape = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };
    private static readonly JsonSerializerOptions Pascal = Options(null);
    private static readonly JsonSerializerOptions Camel = Options(JsonNamingPolicy.CamelCase);

    /// <summary>A workflow file, or <c>null</c> after a finding.</summary>
    public T? Workflows<T>(string file, byte[] content) where T : class => Read<T>(file, content, Pascal, HasNothing);

    public T? Data<T>(string file, byte[] content) where T : class => Read<T>(file, content, Camel, HasNullInArray);

    /// <summary>Properties of a rule.</summary>
    public T? Properties<T>(string file, RuleFile rule) where T : class
    {
        if (rule.Properties.ValueKind != JsonValueKind.Object)
        {
            findings.Add(new Finding(true, pack, file, rule.RuleName, null, "Json.NoProperties"));
            return null;
        }

        try
        {
            return rule.Properties.Deserialize<T>(Camel);
        }
        catch (JsonException e)
        {
            findings.Add(Explain(e, file, rule.RuleName, null));
        }
        catch (InvalidOperationException)
        {
            findings.Add(new Finding(true, pack, file, rule.RuleName, null, "Json.Surrogate"));
        }

        return null;
    }

    /// <summary>The file as a tree, for laying a pack over its base.</summary>
    public JsonDocument? Document(string file, byte[] content)
    {
        try
        {
            return JsonDocument.Parse(content, Shape);
        }
        catch (JsonException e)
        {
            findings.Add(Explain(e, file, null, content));
            return null;
        }
    }

    private static JsonSerializerOptions Options(JsonNamingPolicy? naming) => new()
    {
        PropertyNamingPolicy = naming,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        NumberHandling = JsonNumberHandling.Strict,
        MaxDepth = MaxDepth,
    };

    private T? Read<T>(string file, byte[] content, JsonSerializerOptions options, Func<JsonElement, bool> isEmptySomewhere) where T : class
    {
        if (Document(file, content) is not { } shape)
        {
            return null;
        }

        using (shape)
        {
            if (isEmptySomewhere(shape.RootElement))
            {
                findings.Add(new Finding(true, pack, file, null, null, "Json.Nothing"));
                return null;
            }
        }

        try
        {
            if (JsonSerializer.Deserialize<T>(content, options) is { } read)
            {
                return read;
            }

            findings.Add(new Finding(true, pack, file, null, null, "Json.Null"));
        }
        catch (JsonException e)
        {
            findings.Add(Explain(e, file, RuleAt(content, e.Path), content));
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair: JSON in form, no text.
            findings.Add(new Finding(true, pack, file, null, null, "Json.Surrogate"));
        }

        return null;
    }

    /// <summary>What is left out is not written: a null, an empty text or an empty list in a rule is a slip.</summary>
    private static bool HasNothing(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().Any(IsNothing),
        JsonValueKind.Object => element.EnumerateObject().Any(m => IsNothing(m.Value)),
        _ => false,
    };

    private static bool IsNothing(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null => true,
        JsonValueKind.String => element.ValueEquals(""),
        JsonValueKind.Array when element.GetArrayLength() == 0 => true,
        _ => HasNothing(element),
    };

    private static bool HasNullInArray(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.ValueEquals(""),
        JsonValueKind.Array => element.EnumerateArray().Any(e => e.ValueKind == JsonValueKind.Null || HasNullInArray(e)),
        JsonValueKind.Object => element.EnumerateObject().Any(m => HasNullInArray(m.Value)),
        _ => false,
    };

    private Finding Explain(JsonException e, string file, string? rule, byte[]? content)
    {
        var line = (e.LineNumber ?? 0) + 1;
        int? column = content is null || e.BytePositionInLine is null ? null : (int)e.BytePositionInLine.Value + 1;
        var where = e.Path ?? "$";
        var text = e.Message switch
        {
            var m when m.Contains("could not be mapped", StringComparison.Ordinal) => "Json.Member",
            var m when m.Contains("uplicate", StringComparison.Ordinal) => "Json.Duplicate",
            var m when m.Contains("missing required", StringComparison.Ordinal) => "Json.Missing",
            _ when e.Path is null => "Json.Invalid",
            _ => "Json.Value",
        };
        return new Finding(true, pack, file, rule, column, text, line, where, Named(e.Message));
    }

    /// <summary>The member names that the message of the reader puts between quotes.</summary>
    private static string Named(string message)
    {
        var parts = message.Split('\'');
        return string.Join(", ", parts.Where((_, i) => i % 2 == 1).TakeWhile(p => !p.StartsWith("OcopModular", StringComparison.Ordinal)));
    }

    /// <summary>The innermost rule on a path such as <c>$.Rules[3].Rules[0].Expresion</c>.</summary>
    private static string? RuleAt(byte[] content, string? path)
    {
        if (!Utf8.IsValid(content))
        {
            return null;
        }

        using var document = JsonDocument.Parse(content, Shape);
        var here = document.RootElement;
        string? rule = null;
        foreach (var step in (path ?? "").Split('.', '[', ']').Skip(1).Where(s => s.Length > 0))
        {
            if (here.ValueKind == JsonValueKind.Array && int.TryParse(step, out var index) && index < here.GetArrayLength())
            {
                here = here[index];
            }
            else if (here.ValueKind != JsonValueKind.Object || !here.TryGetProperty(step, out here))
            {
                break;
            }

            if (here.ValueKind == JsonValueKind.Object && here.TryGetProperty("RuleName", out var name) && name.ValueKind == JsonValueKind.String)
            {
                rule = name.GetString();
            }
        }

        return rule;
    }
}
