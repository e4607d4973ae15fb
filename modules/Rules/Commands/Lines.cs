namespace OcopModular.Rules.Commands;

/// <summary>Cuts a stream into lines within bounded memory; a line over the limit is reported without its content.</summary>
internal sealed class Lines(Stream input)
{
    public const int MaxLength = 1024 * 1024;
    private const int Chunk = 256 * 1024;
    private byte[] _buffer = new byte[2 * Chunk];
    private int _start;
    private int _end;
    private int _scanned;
    private bool _isSkipping;
    private bool _isOver;

    /// <summary>Takes the next line out of what was read, without its end.</summary>
    /// <param name="isTooLong">The line was over the limit and is lost.</param>
    public bool TryTake(out ReadOnlyMemory<byte> line, out bool isTooLong)
    {
        isTooLong = _isSkipping;
        line = default;
        var at = _buffer.AsSpan(_scanned, _end - _scanned).IndexOf((byte)'\n');
        if (at < 0)
        {
            _scanned = _end;
            return TakeRest(out line, ref isTooLong);
        }

        var end = _scanned + at;
        isTooLong |= end - _start > MaxLength;
        line = isTooLong ? default : _buffer.AsMemory(_start, end - _start);
        _start = _scanned = end + 1;
        _isSkipping = false;
        return true;
    }

    /// <summary>Waits for more input.</summary>
    /// <returns>False at the end.</returns>
    public async ValueTask<bool> ReadAsync(CancellationToken ct)
    {
        if (_isOver)
        {
            return false;
        }

        MakeRoom();
        var read = await input.ReadAsync(_buffer.AsMemory(_end), ct);
        _end += read;
        _isOver = read == 0;
        return true;
    }

    private bool TakeRest(out ReadOnlyMemory<byte> line, ref bool isTooLong)
    {
        var length = _end - _start;
        line = default;
        if (_isOver && (length > 0 || _isSkipping))
        {
            isTooLong |= length > MaxLength;
            line = isTooLong ? default : _buffer.AsMemory(_start, length);
            _start = _scanned = _end;
            _isSkipping = false;
            return true;
        }

        if (length > MaxLength)
        {
            _isSkipping = true;
        }

        if (_isSkipping)
        {
            _start = _scanned = _end = 0;
        }

        return false;
    }

    private void MakeRoom()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _scanned -= _start;
            _start = 0;
        }

        if (_buffer.Length - _end < Chunk)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }
    }
}
