namespace PartnerImports.Parsers.Fec;

/// <summary>What one range is read into; used again for the next one.</summary>
/// <param name="whole">The reader of the file, which is told what is found in the range.</param>
/// <param name="newDigest">Makes room for a further batch.</param>
internal sealed class RangeSlot(FecFlatReader whole, Func<FecDigest> newDigest) : IAsyncDisposable
{
    private readonly DiagnosticBag _findings = new(whole.Severities);
    private readonly List<FecDigest> _batches = [];
    private FecFlatReader? _reader;
    private TaskCompletionSource _reading = new();
    private FecRange _range;
    private int _count, _given;

    /// <summary>Done when the range is read, or failed.</summary>
    public Task Reading => _reading.Task;

    /// <summary>Sets the range that is to be read.</summary>
    public void Claim(FecRange range)
    {
        _range = range;
        (_count, _given) = (0, 0);
        _reading = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Reads the range; a fault goes to who waits for <see cref="Reading"/>.</summary>
    public async ValueTask ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            _reader ??= whole.ForRanges(_findings);
            _reader.MoveTo(_range);
            while (await Batch(_count).ReadAsync(_reader, cancellationToken).ConfigureAwait(false)) _count++;
            _reader.EndRange(_range);
            _reading.SetResult();
        }
        catch (Exception fault)
        {
            _reading.SetException(fault);
        }
    }

    /// <summary>The next batch of a range that was read; null when there are none left.</summary>
    /// <param name="linesBefore">How many lines stand before the range.</param>
    public FecDigest? Next(int linesBefore)
    {
        if (_given == _count) return null;
        var digest = _batches[_given++];
        foreach (ref var line in digest.Batch.LineNumbers) line += linesBefore;
        return digest;
    }

    /// <summary>Hands over what was found in the range and gives its number of lines.</summary>
    public int Finish(int linesBefore)
    {
        whole.Take(_reader!, _findings, linesBefore);
        return _reader!.LinesRead;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _ = _reading.Task.Exception; // Nobody waits for it any more.
        return _reader is null ? ValueTask.CompletedTask : _reader.DisposeAsync();
    }

    private FecDigest Batch(int index)
    {
        if (index == _batches.Count) _batches.Add(newDigest());
        return _batches[index];
    }
}
