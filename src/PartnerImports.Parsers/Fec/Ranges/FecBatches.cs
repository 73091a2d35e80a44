using NodaTime;

namespace PartnerImports.Parsers.Fec;

/// <summary>How a first pass reads: how many lines a batch takes, how long the ranges of several threads are.</summary>
/// <param name="BatchCapacity">In lines: few enough that checks and sums find its columns in the cache that the reader has just filled.</param>
/// <param name="RangeLength">In bytes: about a batch, so that it is analysed while it is in the caches; eight times as much costs a third more.</param>
/// <param name="Threads">How many threads read.</param>
internal readonly record struct FecPace(int BatchCapacity, int RangeLength, int Threads);

/// <summary>
/// Gives the batches of a FEC in the order of the file, digested: read one by one, or, once the header is read and where the file allows it, by ranges.
/// </summary>
internal sealed class FecBatches(FecLineReader reader, IImportContent content, FecPace pace, LocalDate? closing, CancellationToken cancellationToken) : IAsyncDisposable
{
    private readonly FecDigest _digest = new(pace.BatchCapacity, closing);
    private RangeReading? _ranges;
    private bool _isBegun, _mayDivide = pace.Threads > 1;

    /// <summary>The next batch, valid until the next call; null when there are none left.</summary>
    /// <exception cref="IOException">The bytes cannot be had.</exception>
    public async ValueTask<FecDigest?> NextAsync()
    {
        if (_isBegun && _mayDivide) _ranges = await DivideAsync().ConfigureAwait(false);
        _isBegun = true;
        if (_ranges is not null) return await _ranges.NextAsync(cancellationToken).ConfigureAwait(false);
        return await _digest.ReadAsync(reader, cancellationToken).ConfigureAwait(false) ? _digest : null;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _ranges is null ? ValueTask.CompletedTask : _ranges.DisposeAsync();

    private async ValueTask<RangeReading?> DivideAsync()
    {
        if (reader is not FecFlatReader { DivisibleFrom: { } from } flat) return null;
        _mayDivide = false;
        if (content.Length - from < 4L * pace.RangeLength) return null;
        var stream = content.Parts[0].OpenRead();
        if (stream.CanSeek) return new(flat, stream, from, pace, () => new(pace.BatchCapacity, closing), cancellationToken);
        await stream.DisposeAsync().ConfigureAwait(false);
        return null;
    }
}
