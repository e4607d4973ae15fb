using FluentAssertions;
using System.Text;

namespace OcopModular.Tests.Rules;

/// <summary>A folder with one small pack, in the shape of the real ones, to be changed file by file.</summary>
internal sealed class MiniPack : IDisposable
{
    public const string Name = "9-qd-ttg";

    public const string Criteria = """
        { "WorkflowName": "9-qd-ttg/1/criteria",
          "Rules": [
            { "RuleName": "A.1.1", "Operator": "Or",
              "Properties": { "title": "Nguồn nguyên liệu", "max": 60, "assessedBy": "commune", "citation": "9/QĐ-TTg, 1.1" },
              "LocalParams": [ { "Name": "pick", "Expression": "sheet.Pick(\"A.1.1\")" } ],
              "Rules": [
                { "RuleName": "A.1.1.a", "Expression": "pick == \"a\"", "Properties": { "points": 10, "title": "Ít" } },
                { "RuleName": "A.1.1.b", "Expression": "pick == \"b\"", "Properties": { "points": 30.5, "title": "Vừa", "minForStars": 3 } },
                { "RuleName": "A.1.1.c", "Expression": "pick == \"c\"", "Properties": { "points": 60, "title": "Nhiều", "minForStars": 5 } } ] },
            { "RuleName": "B.2", "Operator": "Or",
              "Properties": { "title": "Tạp chất", "max": 40, "assessedBy": "council", "citation": "9/QĐ-TTg, 2", "gates": [ "B.2" ] },
              "LocalParams": [ { "Name": "pick", "Expression": "sheet.Pick(\"B.2\")" } ],
              "Rules": [
                { "RuleName": "B.2.a", "Expression": "pick == \"a\"", "Properties": { "points": 20, "title": "Có" } },
                { "RuleName": "B.2.b", "Expression": "pick == \"b\"", "Properties": { "points": 40, "title": "Không", "minForStars": 4 } } ] } ] }
        """;

    public const string Stars = """
        { "WorkflowName": "9-qd-ttg/stars",
          "Rules": [
            { "RuleName": "5", "Operator": "And", "Properties": { "stars": 5, "certified": true }, "Rules": [
              { "RuleName": "5.band", "Expression": "score.Mean >= 90" },
              { "RuleName": "5.minima", "Expression": "score.Met(3) && score.Met(4) && score.Met(5)" } ] },
            { "RuleName": "4", "Operator": "And", "Properties": { "stars": 4, "certified": true }, "Rules": [
              { "RuleName": "4.band", "Expression": "score.Mean >= 70 && (score.Mean < 90 || score.Fallback)" },
              { "RuleName": "4.minima", "Expression": "score.Met(3) && score.Met(4)" } ] },
            { "RuleName": "3", "Operator": "And", "Properties": { "stars": 3, "certified": true }, "Rules": [
              { "RuleName": "3.band", "Expression": "score.Mean >= 50 && (score.Mean < 70 || score.Fallback)" },
              { "RuleName": "3.minima", "Expression": "score.Met(3)" } ] },
            { "RuleName": "2", "Properties": { "stars": 2, "certified": false }, "Expression": "score.Mean >= 30 && score.Mean < 50" },
            { "RuleName": "1", "Properties": { "stars": 1, "certified": false }, "Expression": "score.Mean < 30" } ] }
        """;

    public const string Gates = """
        [ { "WorkflowName": "9-qd-ttg/1/gates",
            "Rules": [ { "RuleName": "B.2", "Expression": "sheet.Pick(\"B.2\") == \"stop\"", "Properties": { "title": "Có tạp chất", "citation": "9/QĐ-TTg, 2" } } ] } ]
        """;

    public const string Pack = """
        { "pack": "9-qd-ttg", "decision": "9/QĐ-TTg", "title": "Bộ thử", "issued": "2020-01-01",
          "filedFrom": "2020-01-01", "filedBefore": null, "extends": null, "fallback": true, "certificateMonths": 36,
          "authority": { "3": "district", "4": "province", "5": "national" }, "productCode": "{province}-{year}",
          "deadlines": { "papersToMembersWorkingDays": 1, "renewalNoticeDays": 30 }, "transition": [], "remarks": [],
          "sets": [ { "number": 1, "code": "thu", "name": "Thử", "sector": "I", "group": "G", "subgroup": null, "ministry": "M", "requiresSample": true,
            "confidence": "VERIFIED", "remarks": [],
            "parts": [ { "code": "A", "title": "A", "max": 60, "sections": [ { "code": "1", "title": "MỘT", "max": 60 } ] },
                       { "code": "B", "title": "B", "max": 40, "sections": [ { "code": "2", "title": "HAI", "max": 40 } ] } ] } ] }
        """;

    public const string Dossier = """
        [ { "WorkflowName": "9-qd-ttg/1/documents",
            "Rules": [ { "RuleName": "registration", "Expression": "true", "Properties": { "title": "Phiếu đăng ký", "mandatory": true, "citation": "9/QĐ-TTg, 3", "kinds": [ "first" ], "remarks": [ "x" ] } } ] },
          { "WorkflowName": "9-qd-ttg/1/disqualifiers",
            "Rules": [ { "RuleName": "dossier", "Expression": "facts.LocalMaterialShare < 1", "Properties": { "title": "Thiếu", "citation": "9/QĐ-TTg, 4" } } ] } ]
        """;

    public const string Suggestions = """
        [ { "WorkflowName": "9-qd-ttg/1/suggestions",
            "Rules": [ { "RuleName": "A.1.1.a", "Expression": "facts.LocalMaterialShare < 50", "Properties": { "title": "Dưới 50%", "citation": "9/QĐ-TTg, 1.1" } } ] } ]
        """;

    public const string Selection = """
        [ { "WorkflowName": "9-qd-ttg/selection",
            "Rules": [ { "RuleName": "stable-material", "Expression": "facts.ContractMonths >= 12", "Properties": { "title": "Ổn định", "citation": "9/QĐ-TTg, 5", "remarks": [ "x" ] } } ] } ]
        """;

    public const string CriteriaFile = "criteria/01-thu.json";

    public MiniPack()
    {
        Write("pack.json", Pack);
        Write(CriteriaFile, Criteria);
        Write("stars.json", Stars);
        Write("gates.json", Gates);
    }

    /// <summary>One file of every kind, each with all members that it may have.</summary>
    public static IReadOnlyDictionary<string, string> Full { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["pack.json"] = Pack.Replace("\"transition\": []", "\"transition\": [ { \"from\": [ \"8-qd-ttg\" ], \"kind\": \"first\", \"finishBy\": \"2020-03-01\", \"citation\": \"9/QĐ-TTg, 6\" } ]", StringComparison.Ordinal),
        [CriteriaFile] = Criteria
            .Replace("\"citation\": \"9/QĐ-TTg, 1.1\"", "\"citation\": \"9/QĐ-TTg, 1.1\", \"evidence\": \"Hợp đồng\", \"notes\": [ \"x\" ], \"group\": \"G\", \"remarks\": [ \"x\" ]", StringComparison.Ordinal)
            .Replace("\"minForStars\": 3", "\"minForStars\": 3, \"remarks\": [ \"x\" ]", StringComparison.Ordinal),
        ["stars.json"] = Stars,
        ["gates.json"] = Gates,
        ["dossier.json"] = Dossier,
        ["suggestions.json"] = Suggestions,
        ["selection.json"] = Selection,
    };

    /// <summary>The folder of packs.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("rules-").FullName;

    public string PathOf(string file) => Path.Combine(Folder, Name, file);

    public MiniPack With(string file, string content) => With(file, Encoding.UTF8.GetBytes(content));

    public MiniPack With(string file, byte[] content)
    {
        Write(file, content);
        return this;
    }

    /// <summary>Replaces a text that must stand in the file.</summary>
    public MiniPack Replace(string file, string from, string to)
    {
        var content = File.ReadAllText(PathOf(file));
        content.Should().Contain(from);
        return With(file, content.Replace(from, to, StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private void Write(string file, string content) => Write(file, Encoding.UTF8.GetBytes(content));

    private void Write(string file, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllBytes(PathOf(file), content);
    }
}
