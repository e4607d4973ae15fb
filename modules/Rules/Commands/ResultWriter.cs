using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using OcopModular.Rules.Contracts;

namespace OcopModular.Rules.Commands;

/// <summary>Writes an output line of <c>rules score</c>: the members in their fixed order, numbers with at most six decimals.</summary>
internal sealed class ResultWriter : IDisposable
{
    private static readonly JsonWriterOptions Form = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private readonly ArrayBufferWriter<byte> _buffer = new(64 * 1024);
    private readonly Utf8JsonWriter _json;

    public ResultWriter() => _json = new Utf8JsonWriter(_buffer, Form);

    public void Write(string? id, PanelResult? result, IReadOnlyList<string> errors)
    {
        _json.Reset();
        _json.WriteStartObject();
        _json.WriteString("id"u8, id);
        WriteNumber("mean"u8, result?.Mean);
        _json.WriteStartObject("parts"u8);
        foreach (var (code, mean) in result?.Parts ?? new Dictionary<string, decimal>())
        {
            _json.WritePropertyName(code);
            _json.WriteRawValue(Number(mean), skipInputValidation: true);
        }

        _json.WriteEndObject();
        WriteNumber("stars"u8, result?.Stars);
        WriteMissing(result?.Missing ?? []);
        _json.WriteString("gate"u8, result?.Gate?.Code);
        _json.WriteStartArray("errors"u8);
        foreach (var error in errors)
        {
            _json.WriteStringValue(error);
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.Flush();
        _buffer.Write("\n"u8);
    }

    /// <summary>Hands over what was written and begins anew.</summary>
    public async ValueTask HandOverAsync(Stream output, CancellationToken ct)
    {
        if (_buffer.WrittenCount > 0)
        {
            await output.WriteAsync(_buffer.WrittenMemory, ct);
            _buffer.ResetWrittenCount();
        }
    }

    public void CopyTo(Stream output) => output.Write(_buffer.WrittenSpan);

    public void Dispose() => _json.Dispose();

    /// <summary>Six decimals, half away from zero, no trailing zeros, no exponent.</summary>
    public static string Number(decimal value) => decimal.Round(value, 6, MidpointRounding.AwayFromZero).ToString("0.######", CultureInfo.InvariantCulture);

    private void WriteMissing(IReadOnlyList<MissingMinimum> missing)
    {
        _json.WriteStartArray("missing"u8);
        foreach (var minimum in missing)
        {
            _json.WriteStartObject();
            _json.WriteString("criterion"u8, minimum.Criterion);
            _json.WriteNumber("forStars"u8, minimum.ForStars);
            WriteNumber("has"u8, minimum.Has);
            WriteNumber("needs"u8, minimum.Needs);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void WriteNumber(ReadOnlySpan<byte> name, decimal? value)
    {
        _json.WritePropertyName(name);
        _json.WriteRawValue(value is { } number ? Number(number) : "null", skipInputValidation: true);
    }
}
