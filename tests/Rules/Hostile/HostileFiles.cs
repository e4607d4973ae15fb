using Xunit;

namespace OcopModular.Tests.Rules;

/// <summary>Changes of a good pack that must be refused with a readable finding: file, what is replaced, by what. Only ever added to.</summary>
public static class HostileFiles
{
    private const string Option = "\"Expression\": \"pick == \\\"a\\\"\"";
    private const string First = "\"RuleName\": \"A.1.1\", \"Operator\": \"Or\",";

    public static TheoryData<string, string, string> All => new()
    {
        // What RulesEngine would do and our packs never ask for.
        { MiniPack.CriteriaFile, First, First + "\"Actions\": { \"OnSuccess\": { \"Name\": \"OutputExpression\", \"Context\": { \"Expression\": \"score.SetScore(100)\" } } }," },
        { MiniPack.CriteriaFile, First, First + "\"Actions\": { \"OnSuccess\": { \"Name\": \"EvaluateRule\", \"Context\": { \"workflowName\": \"9-qd-ttg/1/criteria\", \"ruleName\": \"A.1.1\" } } }," },
        { MiniPack.CriteriaFile, First, First + "\"SuccessEvent\": \"10\"," },
        { MiniPack.CriteriaFile, First, First + "\"ErrorMessage\": \"$(sheet)\"," },
        { MiniPack.CriteriaFile, First, First + "\"Enabled\": false," },
        { MiniPack.CriteriaFile, First, First + "\"RuleExpressionType\": \"LambdaExpression\"," },
        { MiniPack.CriteriaFile, First, First + "\"WorkflowsToInject\": [ \"9-qd-ttg/1/criteria\" ]," },
        { MiniPack.CriteriaFile, "{ \"WorkflowName\"", "{ \"WorkflowsToInject\": [ \"9-qd-ttg/1/criteria\" ], \"WorkflowName\"" },
        { MiniPack.CriteriaFile, "{ \"WorkflowName\"", "{ \"WorkflowRulesToInject\": [ \"x\" ], \"WorkflowName\"" },
        { MiniPack.CriteriaFile, "{ \"WorkflowName\"", "{ \"GlobalParams\": [ { \"Name\": \"x\", \"Expression\": \"sheet.GetType()\" } ], \"WorkflowName\"" },
        { MiniPack.CriteriaFile, "{ \"WorkflowName\"", "{ \"RuleExpressionType\": 0, \"WorkflowName\"" },
        { MiniPack.CriteriaFile, "{ \"WorkflowName\"", "{ \"$type\": \"System.IO.FileInfo\", \"WorkflowName\"" },

        // Typing mistakes that a lenient reader overlooks.
        { MiniPack.CriteriaFile, Option, "\"Expresion\": \"pick == \\\"a\\\"\"" },
        { MiniPack.CriteriaFile, Option, "\"expression\": \"pick == \\\"a\\\"\"" },
        { MiniPack.CriteriaFile, Option, Option + ", " + Option },
        { MiniPack.CriteriaFile, Option, "\"Expression\": null" },
        { MiniPack.CriteriaFile, Option, "\"Expression\": 1" },
        { MiniPack.CriteriaFile, "\"points\": 10", "\"points\": \"10\"" },
        { MiniPack.CriteriaFile, "\"points\": 10", "\"points\": -1" },
        { MiniPack.CriteriaFile, "\"points\": 10", "\"points\": 1e400" },
        { MiniPack.CriteriaFile, "\"points\": 10", "\"point\": 10" },
        { MiniPack.CriteriaFile, "\"points\": 10", "\"points\": 10, \"points\": 60" },
        { MiniPack.CriteriaFile, "\"minForStars\": 3", "\"minForStars\": 2" },
        { MiniPack.CriteriaFile, "\"assessedBy\": \"commune\"", "\"assessedBy\": \"nobody\"" },
        { MiniPack.CriteriaFile, "\"gates\": [ \"B.2\" ]", "\"gates\": [ \"B.9\" ]" },
        { MiniPack.CriteriaFile, First, "\"RuleName\": \"A.1.1\", \"Operator\": \"or\"," },
        { MiniPack.CriteriaFile, First, "\"RuleName\": \"A.1.1\", \"Operator\": \"And\"," },
        { MiniPack.CriteriaFile, First, "\"RuleName\": \"A.1.1\"," },
        { MiniPack.CriteriaFile, "\"RuleName\": \"A.1.1.b\"", "\"RuleName\": \"A.1.1.a\"" },
        { MiniPack.CriteriaFile, "\"RuleName\": \"A.1.1.b\"", "\"RuleName\": \"B.1.1.b\"" },
        { MiniPack.CriteriaFile, "\"RuleName\": \"A.1.1.b\"", "\"RuleName\": \"A.1.1.1b\"" },
        { MiniPack.CriteriaFile, "\"RuleName\": \"B.2\"", "\"RuleName\": \"A.1.1\"" },
        { MiniPack.CriteriaFile, "\"RuleName\": \"B.2\"", "\"RuleName\": \"C.2\"" },
        { MiniPack.CriteriaFile, "\"RuleName\": \"B.2\"", "\"RuleName\": \"../../etc\"" },
        { MiniPack.CriteriaFile, "9-qd-ttg/1/criteria", "9-qd-ttg/2/criteria" },
        { MiniPack.CriteriaFile, "9-qd-ttg/1/criteria", "148-qd-ttg/11/criteria" },
        { MiniPack.CriteriaFile, "\"Rules\": [", "\"Rules\": [ null," },
        { MiniPack.CriteriaFile, "\"Name\": \"pick\"", "\"Name\": \"sheet\"" },
        { MiniPack.CriteriaFile, "\"LocalParams\": [", "\"LocalParams\": [ null," },
        { MiniPack.CriteriaFile, "\"LocalParams\": [", "\"LocalParams\": [ { \"Name\": \"x\", \"Expression\": \"7\" }," },
        { MiniPack.CriteriaFile, "\"LocalParams\": [", "\"LocalParams\": [ { \"Name\": \"x\", \"Expression\": \"sheet.GetType()\" }," },

        // Expressions.
        { MiniPack.CriteriaFile, Option, "\"Expression\": \"pick.GetType() != null\"" },
        { MiniPack.CriteriaFile, Option, "\"Expression\": \"System.IO.File.Exists(\\\"/etc/passwd\\\")\"" },
        { MiniPack.CriteriaFile, Option, "\"Expression\": \"score.Mean > 1\"" },
        { MiniPack.CriteriaFile, Option, "\"Expression\": \"true\"" },
        { MiniPack.CriteriaFile, Option, "\"Expression\": \"pick == \\\"b\\\"\"" },
        { MiniPack.CriteriaFile, Option, "\"Expression\": \"pick == \\\"z\\\"\"" },
        { MiniPack.CriteriaFile, Option, "\"Expression\": \"pick == \\\"stop\\\"\"" },
        { MiniPack.CriteriaFile, Option, "\"Expression\": \"pick != \\\"b\\\"\"" },
        { MiniPack.CriteriaFile, "sheet.Pick(\\\"A.1.1\\\")", "sheet.Pick(\\\"A.1.2\\\")" },
        { MiniPack.CriteriaFile, "sheet.Pick(\\\"A.1.1\\\")", "sheet.Pick(\\\"B.2\\\")" },
        { "gates.json", "B.2\\\")", "B.3\\\")" },
        { "gates.json", "== \\\"stop\\\"", "== \\\"halt\\\"" },
        { "gates.json", "9-qd-ttg/1/gates", "9-qd-ttg/7/gates" },
        { "gates.json", "9-qd-ttg/1/gates", "9-qd-ttg/1/criteria" },

        // Stars.
        { "stars.json", "score.Mean >= 90", "score.Mean > 90" },
        { "stars.json", "score.Mean >= 90", "score.Mean >= 89" },
        { "stars.json", "score.Mean < 30", "score.Mean < 0" },
        { "stars.json", "\"stars\": 5", "\"stars\": 6" },
        { "stars.json", "score.Mean < 30", "facts.LocalMaterialShare < 30" },
        { "stars.json", "score.Mean < 30", "score.SetScore(100)" },
        { "stars.json", "\"Operator\": \"And\"", "\"Operator\": \"Xor\"" },

        // The pack.
        { "pack.json", "\"pack\": \"9-qd-ttg\"", "\"pack\": \"148-qd-ttg\"" },
        { "pack.json", "\"extends\": null", "\"extends\": \"9-qd-ttg\"" },
        { "pack.json", "\"extends\": null", "\"extends\": \"../../etc\"" },
        { "pack.json", "\"filedBefore\": null", "\"filedBefore\": \"2019-01-01\"" },
        { "pack.json", "\"filedFrom\": \"2020-01-01\"", "\"filedFrom\": \"01/01/2020\"" },
        { "pack.json", "\"fallback\": true,", "" },
        { "pack.json", "\"fallback\": true", "\"fallback\": \"yes\"" },
        { "pack.json", "\"fallback\": true", "\"fallback\": true, \"factor\": 2" },
        { "pack.json", "\"3\": \"district\"", "\"three\": \"district\"" },
        { "pack.json", "\"transition\": []", "\"transition\": [ { \"from\": [], \"kind\": \"second\", \"finishBy\": \"2026-01-01\", \"citation\": \"x\" } ]" },
        { "pack.json", "\"number\": 1", "\"number\": 2" },
        { "pack.json", "\"title\": \"Bộ thử\"", "\"title\": null" },
        { "pack.json", "{ \"pack\"", "// a comment\n{ \"pack\"" },
        { "pack.json", "\"sets\": [", "\"sets\": [ null," },
        { "pack.json", "\"parts\": [", "\"parts\": [ null," },
    };
}
