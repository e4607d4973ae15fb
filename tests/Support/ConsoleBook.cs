using System.Text;

namespace OcopModular.Tests.Support;

/// <summary>Reads along what the program prints; all hosts of the run share one console.</summary>
internal sealed class ConsoleBook : TextWriter
{
    private static readonly Lock Door = new();
    private static ConsoleBook? _one;
    private readonly StringBuilder _text = new();
    private readonly TextWriter _console;

    private ConsoleBook(TextWriter console) => _console = console;

    public override Encoding Encoding => _console.Encoding;

    public IReadOnlyList<string> Words
    {
        get
        {
            lock (Door)
            {
                return _text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            }
        }
    }

    public static ConsoleBook Listen()
    {
        lock (Door)
        {
            if (_one is null)
            {
                _one = new ConsoleBook(Console.Out);
                Console.SetOut(_one);
            }

            return _one;
        }
    }

    public override void Write(char value)
    {
        lock (Door)
        {
            _text.Append(value);
            _console.Write(value);
        }
    }

    public override void Write(string? value)
    {
        lock (Door)
        {
            _text.Append(value);
            _console.Write(value);
        }
    }

    public override void WriteLine(string? value) => Write(value + Environment.NewLine);
}
