using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using OcopModular.Rules.Domain;
using OcopModular.Rules.Scoring;

namespace OcopModular.Rules.Commands;

/// <summary><c>rules check</c>: one line a finding.</summary>
internal static class CheckCommand
{
    private static readonly JsonSerializerOptions Form = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<int> RunAsync(string folder, CultureInfo culture, Stream output, TextWriter log, CancellationToken ct)
    {
        var loaded = PackLoader.Load(folder);
        var findings = loaded.Findings.Concat(Cases.Run(folder, loaded)).ToList();
        foreach (var finding in findings)
        {
            await JsonSerializer.SerializeAsync(output, Line(finding, culture), Form, ct);
            await output.WriteAsync("\n"u8.ToArray(), ct);
        }

        await output.FlushAsync(ct);
        var errors = findings.Count(f => f.IsError);
        await log.WriteLineAsync(string.Format(culture, Finding.Say("Command.Checked", culture), loaded.Packs.Count, errors, findings.Count - errors));
        return errors > 0 ? 1 : 0;
    }

    public static string InWords(Finding finding, CultureInfo culture) =>
        $"{string.Join('/', new[] { finding.Pack, finding.File }.OfType<string>())}: {(finding.Rule is null ? "" : finding.Rule + ", ")}{(finding.Column is null ? "" : $"{Finding.Say("Folder.Column", culture)} {finding.Column}: ")}{finding.Message(culture)}";

    private static object Line(Finding finding, CultureInfo culture) => new
    {
        level = finding.IsError ? "error" : "warning",
        pack = finding.Pack,
        file = finding.File,
        rule = finding.Rule,
        column = finding.Column,
        message = finding.Message(culture),
    };
}
