using System.Threading.Channels;

namespace PartnerImports.Parsers.Analysis;

/// <summary>Fills a batch with the next lines; false when there are none left.</summary>
internal delegate ValueTask<bool> BatchReading(EntryLineBatch batch, CancellationToken cancellationToken);

/// <summary>Gives the batches of a file one after the other: read when asked for, or read ahead by a second thread.</summary>
/// <remarks>
/// Reading ahead changes no result: the same batches come in the same order, each finished before it is given, and whatever the reader
/// reports goes into a bag of its own. Memory is five batches. One caller at a time.
/// </remarks>
internal sealed class BatchSource : IAsyncDisposable
{
    private const int Ahead = 4;
    private const int MostSpins = 100;

    private readonly BatchReading _read;
    private readonly CancellationTokenSource? _stop;
    private readonly Channel<EntryLineBatch> _filled = Channel.CreateUnbounded<EntryLineBatch>(new() { SingleReader = true, SingleWriter = true });
    private readonly Channel<EntryLineBatch> _free = Channel.CreateUnbounded<EntryLineBatch>(new() { SingleReader = true, SingleWriter = true });
    private readonly Task _reading = Task.CompletedTask;
    private EntryLineBatch? _given;

    /// <summary>Begins to read.</summary>
    /// <param name="read">Reads the next batch.</param>
    /// <param name="capacity">How many lines a batch takes.</param>
    /// <param name="isAhead">Whether a second thread reads ahead.</param>
    /// <param name="cancellationToken">Ends the reading ahead.</param>
    public BatchSource(BatchReading read, int capacity, bool isAhead, CancellationToken cancellationToken)
    {
        _read = read;
        if (!isAhead)
        {
            _given = new(capacity);
            return;
        }
        for (var i = 0; i <= Ahead; i++) _free.Writer.TryWrite(new(capacity));
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _reading = Task.Run(ReadAheadAsync, CancellationToken.None);
    }

    /// <summary>The next batch, valid until the next call; null when there are none left.</summary>
    public async ValueTask<EntryLineBatch?> NextAsync(CancellationToken cancellationToken)
    {
        if (_stop is null) return await _read(_given!, cancellationToken).ConfigureAwait(false) ? _given : null;
        if (_given is not null) _free.Writer.TryWrite(_given);
        _given = TryTake(_filled, out var batch) || await _filled.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false) && _filled.Reader.TryRead(out batch) ? batch : null;
        return _given;
    }

    /// <summary>Takes a batch that is there or comes at once: a thread that sleeps takes longer to wake than a batch to be filled.</summary>
    private static bool TryTake(Channel<EntryLineBatch> channel, out EntryLineBatch? batch)
    {
        for (var wait = new SpinWait(); !channel.Reader.TryRead(out batch); wait.SpinOnce(sleep1Threshold: -1))
            if (wait.Count >= MostSpins) return false;
        return true;
    }

    /// <summary>Stops reading ahead.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_stop is null) return;
        await _stop.CancelAsync().ConfigureAwait(false);
        await _reading.ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task ReadAheadAsync()
    {
        try
        {
            while (true)
            {
                if (!TryTake(_free, out var batch)) batch = await _free.Reader.ReadAsync(_stop!.Token).ConfigureAwait(false);
                _stop!.Token.ThrowIfCancellationRequested();
                if (!await _read(batch!, _stop.Token).ConfigureAwait(false)) break;
                _filled.Writer.TryWrite(batch!);
            }
            _filled.Writer.Complete();
        }
        catch (Exception fault)
        {
            // It is thrown where the batch is asked for.
            _filled.Writer.Complete(fault);
        }
    }
}
