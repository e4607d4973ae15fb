namespace OcopModular.Programme.Pages;

/// <summary>Number and sign of a document as offices write them: 148/KH-UBND.</summary>
internal static class DocumentNumber
{
    public const string Pattern = @"^\s*\d+[^/\s]*/\S+\s*$";
}
