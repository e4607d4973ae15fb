namespace OcopModular.Rules.Language;

/// <summary>What may stand after a dot: facts, the score, the few functions of <c>Math</c>.</summary>
internal sealed partial class Grammar
{
    private FactOf FactMember()
    {
        var member = Member();
        return Catalogue.ByName.TryGetValue(member.Text, out var fact) ? new FactOf(fact) : throw new GrammarException("Grammar.Fact", member.Column, member.Text);
    }

    private Node ScoreMember()
    {
        var member = Member();
        switch (member.Text)
        {
            case "Mean":
                return new MeanOf();
            case "Fallback":
                return new FallbackOf();
            case "Met":
                Demand("(");
                var stars = Here;
                if (stars.Kind != TokenKind.Number || stars.Text is not ("1" or "2" or "3" or "4" or "5"))
                {
                    throw new GrammarException("Grammar.Stars", stars.Column);
                }

                _at++;
                Demand(")");
                return new MetOf(stars.Text[0] - '0');
            default:
                throw new GrammarException("Grammar.Member", member.Column, "score", member.Text);
        }
    }

    private Call MathCall()
    {
        var member = Member();
        Demand("(");
        var first = Nested(Or);
        var second = Take(",") ? Nested(Or) : null;
        Demand(")");
        return Typing.Call(member, first, second);
    }
}
