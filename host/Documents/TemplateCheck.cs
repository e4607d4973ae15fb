using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using OcopModular.Kernel;

namespace OcopModular.Host.Documents;

/// <summary>What a template says wrong; a warning does not stand in the way.</summary>
internal sealed record TemplateFindings(IReadOnlyList<Outcome> Errors, IReadOnlyList<Outcome> Warnings);

/// <summary>Holds a template against the fields of its kind.</summary>
internal static class TemplateCheck
{
    public static TemplateFindings Run(Stream file, IReadOnlyList<DocumentField> fields)
    {
        if (WordGuard.Check(file) is { IsDone: false } refused)
        {
            return new([refused], []);
        }

        try
        {
            using var word = WordprocessingDocument.Open(file, isEditable: false);
            var used = FieldText.Roots(word).SelectMany(FieldText.Of).ToList();
            var errors = Unknown(used.Select(u => u.Name), fields).Concat(OutsideOfRows(used)).ToList();
            var keys = used.Select(u => FieldText.Key(u.Name)).ToHashSet(StringComparer.Ordinal);
            return new(errors, [.. fields.Where(f => f.IsNeeded && !keys.Contains(FieldText.Key(f.Name))).Select(f => Outcome.Refuse("Template.Lacks", f.Name))]);
        }
        catch (Exception fault) when (fault is OpenXmlPackageException or XmlException or InvalidDataException or FileFormatException or IOException or ArgumentException or NullReferenceException)
        {
            // A file that has the parts of a letter and is none; whatever the parser says of it, it cannot be used.
            return new([Outcome.Refuse("Template.Broken")], []);
        }
    }

    private static IEnumerable<Outcome> Unknown(IEnumerable<string> used, IReadOnlyList<DocumentField> fields)
    {
        var known = fields.ToLookup(f => FieldText.Key(f.Name), StringComparer.Ordinal);
        return used.Distinct(StringComparer.Ordinal).Where(n => !known.Contains(FieldText.Key(n)))
            .Select(n => Outcome.Refuse("Template.Unknown", n, fields.MinBy(f => Distance(FieldText.Key(f.Name), FieldText.Key(n)))!.Name));
    }

    /// <summary>A column is repeated with its row: it must stand in one, and a row belongs to one list.</summary>
    private static IEnumerable<Outcome> OutsideOfRows(List<(string Name, DocumentFormat.OpenXml.Wordprocessing.TableRow? Row)> used)
    {
        var columns = used.Where(u => TemplateFiller.ListOf(u.Name) is not null).ToList();
        return columns.Where(c => c.Row is null).Select(c => Outcome.Refuse("Template.NoRow", c.Name))
            .Concat(columns.Where(c => c.Row is not null).GroupBy(c => c.Row).Where(r => r.Select(c => TemplateFiller.ListOf(c.Name)).Distinct(StringComparer.Ordinal).Skip(1).Any())
                .Select(r => Outcome.Refuse("Template.TwoLists", string.Join(", ", r.Select(c => $"«{c.Name}»")))));
    }

    /// <summary>How many letters must be changed to make the one from the other (Levenshtein).</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var (corner, left) = (row[0], row[0] = i);
            for (var j = 1; j <= b.Length; j++)
            {
                left = Math.Min(Math.Min(row[j], left) + 1, corner + (a[i - 1] == b[j - 1] ? 0 : 1));
                (corner, row[j]) = (row[j], left);
            }
        }

        return row[^1];
    }
}
