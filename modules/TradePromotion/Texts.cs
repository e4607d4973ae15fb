namespace OcopModular.TradePromotion;

internal sealed class Texts;
