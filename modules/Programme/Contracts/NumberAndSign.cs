namespace OcopModular.Programme.Contracts;

/// <summary>Number and sign of a document as offices write them: 148/KH-UBND.</summary>
public static class NumberAndSign
{
    /// <summary>For form fields; <c>Document.Wrong</c> in the common texts says what is missing.</summary>
    public const string Pattern = @"^\s*\d+[^/\s]*/\S+\s*$";
}
