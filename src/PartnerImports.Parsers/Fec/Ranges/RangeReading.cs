namespace PartnerImports.Parsers.Fec;

/// <summary>Reads what is left of a file in ranges, by several threads, and gives the batches in the order of the file.</summary>
/// <remarks>
/// A range is some hundreds of whole lines. Whoever asks for batches also reads ranges while it would have to wait. The batches, the
/// places in them and the findings are those that one reader would have made; memory is that of <c>threads + 2</c> ranges, of each at most
/// <see cref="RangeSlot.MostAhead"/> batches. One caller at a time.
/// </remarks>
internal sealed class RangeReading : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly FecFlatReader _whole;
    private readonly int _rangeLength;
    private readonly Func<FecDigest> _newDigest;
    private readonly Stream _stream;
    private readonly long _length;
    private readonly LineCuts _cuts;
    private readonly SemaphoreSlim _free;
    private readonly CancellationTokenSource _stop;
    private readonly List<RangeSlot> _slots = [];
    private readonly Stack<RangeSlot> _idle = new();
    private readonly Queue<RangeSlot> _claimed = new();
    private readonly Task[] _helpers;
    private long _next;
    private int _linesBefore;
    private RangeSlot? _given;

    /// <summary>Begins to read.</summary>
    /// <param name="whole">The reader that has read the beginning, and is told what is found in ranges.</param>
    /// <param name="stream">The bytes, to look for cuts; it can seek.</param>
    /// <param name="from">Where the rest begins.</param>
    /// <param name="pace">How many threads read, the caller's among them, and how long a range is.</param>
    /// <param name="newDigest">Makes room for a batch.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public RangeReading(FecFlatReader whole, Stream stream, long from, FecPace pace, Func<FecDigest> newDigest, CancellationToken cancellationToken)
    {
        (_whole, _stream, _length, _next, _rangeLength, _newDigest) = (whole, stream, stream.Length, from, pace.RangeLength, newDigest);
        _linesBefore = whole.LinesRead;
        _cuts = new(stream, _length);
        _free = new(pace.Threads + 2);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _helpers = [.. Enumerable.Range(1, pace.Threads - 1).Select(_ => Task.Run(HelpAsync, CancellationToken.None))];
    }

    /// <summary>The next batch, valid until the next call; null when there are none left.</summary>
    /// <exception cref="IOException">The bytes cannot be had.</exception>
    public async ValueTask<FecDigest?> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_given is not null)
            {
                if (await _given.NextAsync(_linesBefore, cancellationToken).ConfigureAwait(false) is { } digest) return digest;
                Release(_given);
            }
            _given = await NextRangeAsync(cancellationToken).ConfigureAwait(false);
            if (_given is not null) continue;
            _whole.EndRanges();
            return null;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(_helpers).ConfigureAwait(false);
        foreach (var slot in _slots) await slot.DisposeAsync().ConfigureAwait(false);
        await _stream.DisposeAsync().ConfigureAwait(false);
        _stop.Dispose();
        _free.Dispose();
    }

    /// <summary>The next range in the order of the file, read; until it is, this thread reads another.</summary>
    private async ValueTask<RangeSlot?> NextRangeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            RangeSlot? first;
            lock (_lock) _claimed.TryPeek(out first);
            if (first is { Reading.IsCompleted: false } or null && _free.Wait(0, CancellationToken.None))
            {
                if (Claim() is { } own)
                {
                    await own.ReadAsync(cancellationToken).ConfigureAwait(false);
                    continue;
                }
                _free.Release();
                lock (_lock)
                    if (!_claimed.TryPeek(out first)) return null;
            }
            if (first is null) continue;
            await first.Reading.ConfigureAwait(false);
            lock (_lock) return _claimed.Dequeue();
        }
    }

    private async Task HelpAsync()
    {
        try
        {
            while (true)
            {
                await _free.WaitAsync(_stop.Token).ConfigureAwait(false);
                if (Claim() is not { } slot) break;
                await slot.ReadAsync(_stop.Token).ConfigureAwait(false);
            }
            _free.Release();
        }
        catch (OperationCanceledException)
        {
            // Nobody asks for batches any more.
        }
    }

    /// <summary>Takes the next range and a slot to read it into, for which <see cref="_free"/> has been waited; null when none is left.</summary>
    private RangeSlot? Claim()
    {
        lock (_lock)
        {
            if (_next >= _length) return null;
            if (!_idle.TryPop(out var slot)) _slots.Add(slot = new(_whole, _newDigest));
            try
            {
                slot.Claim(Cut());
            }
            catch (Exception fault)
            {
                // Whoever asks for batches meets it where it stands in the file, as any other.
                slot.Fail(fault);
                _next = _length;
            }
            _claimed.Enqueue(slot);
            return slot;
        }
    }

    private FecRange Cut()
    {
        var start = _next;
        _next = _length - start < 2 * _rangeLength ? _length : _cuts.Find(start + _rangeLength, _stop.Token);
        return new(start, _next, IsLast: _next == _length);
    }

    private void Release(RangeSlot slot)
    {
        _linesBefore += slot.Finish(_linesBefore);
        lock (_lock) _idle.Push(slot);
        _free.Release();
    }
}
