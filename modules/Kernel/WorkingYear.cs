namespace OcopModular.Kernel;

/// <summary>The year (năm làm việc) that the person looks at; lists and plans begin with it. The host fills it once a request.</summary>
public sealed class WorkingYear(int value)
{
    public int Value { get; } = value;
}
