namespace OcopModular.Tests.Rules;

/// <summary>The three inputs of rules, written anew: a plain engine needs nothing of the product to run the files.</summary>
public static class PlainInputs
{
    public sealed class Sheet(IReadOnlyDictionary<string, string> picks)
    {
        public string Pick(string criterion) => picks.GetValueOrDefault(criterion, "-");
    }

    public sealed class Score(decimal mean, bool fallback, Func<int, bool> met)
    {
        public decimal Mean => mean;

        public bool Fallback => fallback;

        public bool Met(int stars) => met(stars);
    }

    public sealed record Facts
    {
        public decimal? LocalMaterialShare { get; init; }

        public decimal? ImportedMaterialShare { get; init; }

        public decimal? ContractedMaterialShare { get; init; }

        public decimal? ContractMonths { get; init; }

        public decimal? LocalWorkerShare { get; init; }

        public decimal? RevenueLastYear { get; init; }

        public decimal? RevenueYearBefore { get; init; }

        public bool? FoodSafetyCertificate { get; init; }

        public bool? SelfDeclaration { get; init; }

        public bool? TrademarkFiled { get; init; }

        public bool? TrademarkGranted { get; init; }
    }
}
