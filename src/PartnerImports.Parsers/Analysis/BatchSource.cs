using System.Threading.Channels;

namespace PartnerImports.Parsers.Analysis;

/// <summary>Fills a batch with the next lines; false when there are none left.</summary>
internal delegate ValueTask<bool> BatchReading(EntryLineBatch batch, CancellationToken cancellationToken);

/// <summary>Gives the batches of a file one after the other: read when asked for, or read ahead by a second thread.</summary>
/// <remarks>
/// Reading ahead changes no result: the same batches come in the same order, each finished before it is given, and whatever the reader
/// reports goes into a bag of its own. Memory is three batches. One caller at a time.
/// </remarks>
internal sealed class BatchSource : IAsyncDisposable
{
    private const int Ahead = 2;

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
        _given = await _filled.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false) && _filled.Reader.TryRead(out var batch) ? batch : null;
        return _given;
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
                var batch = await _free.Reader.ReadAsync(_stop!.Token).ConfigureAwait(false);
                if (!await _read(batch, _stop.Token).ConfigureAwait(false)) break;
                _filled.Writer.TryWrite(batch);
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
