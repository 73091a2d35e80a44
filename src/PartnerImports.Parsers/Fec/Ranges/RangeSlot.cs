namespace PartnerImports.Parsers.Fec;

/// <summary>What one range is read into; used again for the next one.</summary>
/// <param name="whole">The reader of the file, which is told what is found in the range.</param>
/// <param name="newDigest">Makes room for a further batch.</param>
internal sealed class RangeSlot(FecFlatReader whole, Func<FecDigest> newDigest) : IAsyncDisposable
{
    /// <summary>
    /// How many batches are read before they are asked for. A range that holds more is one of a file that can hardly be cut: the rest of it is
    /// read as it is asked for, so that no file is ever kept whole.
    /// </summary>
    public const int MostAhead = 8;

    private readonly DiagnosticBag _findings = new(whole.Severities);
    private readonly List<FecDigest> _batches = [];
    private FecFlatReader? _reader;
    private TaskCompletionSource _reading = new();
    private FecRange _range;
    private int _count, _given;
    private bool _isRead;

    /// <summary>Done when the range is read, as far as it is read ahead, or failed.</summary>
    public Task Reading => _reading.Task;

    /// <summary>Sets the range that is to be read.</summary>
    public void Claim(FecRange range)
    {
        _range = range;
        (_count, _given, _isRead) = (0, 0, false);
        _reading = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>There is no range to be read: where it ends could not be found.</summary>
    public void Fail(Exception fault)
    {
        Claim(default);
        _reading.SetException(fault);
    }

    /// <summary>Reads the range; a fault goes to who waits for <see cref="Reading"/>.</summary>
    public async ValueTask ReadAsync(CancellationToken cancellationToken)
    {
        if (_reading.Task.IsFaulted) return;
        try
        {
            _reader ??= whole.ForRanges(_findings);
            _reader.MoveTo(_range);
            while (!_isRead && _count < MostAhead) await ReadBatchAsync(cancellationToken).ConfigureAwait(false);
            _reading.SetResult();
        }
        catch (Exception fault)
        {
            _reading.SetException(fault);
        }
    }

    /// <summary>The next batch of a range that was read, valid until the next call; null when there are none left.</summary>
    /// <param name="linesBefore">How many lines stand before the range.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async ValueTask<FecDigest?> NextAsync(int linesBefore, CancellationToken cancellationToken)
    {
        if (_given == _count && !_isRead)
        {
            (_count, _given) = (0, 0);
            await ReadBatchAsync(cancellationToken).ConfigureAwait(false);
        }
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

    private async ValueTask ReadBatchAsync(CancellationToken cancellationToken)
    {
        _isRead = !await Batch(_count).ReadAsync(_reader!, cancellationToken).ConfigureAwait(false);
        if (_isRead) _reader!.EndRange(_range);
        else _count++;
    }

    private FecDigest Batch(int index)
    {
        if (index == _batches.Count) _batches.Add(newDigest());
        return _batches[index];
    }
}
