using Npgsql;

namespace PartnerImports.PostgreSql;

/// <summary>One COPY of lines into the open transaction of a connection: a batch is encoded while the one before is on its way.</summary>
internal sealed class LineCopy : IAsyncDisposable
{
    /// <summary>The server takes a message whole before it reads its rows: small enough to start early, large enough to be few.</summary>
    private const int MessageLength = 128 * 1024;

    private readonly NpgsqlRawCopyStream _stream;
    private byte[] _filling = new byte[MessageLength], _sending = new byte[MessageLength];
    private Task _sent = Task.CompletedTask;
    private bool _completed;

    private LineCopy(NpgsqlRawCopyStream stream) => _stream = stream;

    public static async ValueTask<LineCopy> BeginAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var stream = await connection.BeginRawBinaryCopyAsync(LineEncoder.CopySql, cancellationToken).ConfigureAwait(false);
        var copy = new LineCopy(stream);
        LineEncoder.Header.CopyTo(copy._filling);
        await copy.SendAsync(LineEncoder.Header.Length).ConfigureAwait(false);
        return copy;
    }

    public async ValueTask WriteAsync(LineEncoder encoder, EntryLineBatch batch, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        encoder.BeginBatch();
        for (var row = 0; row < batch.Count;)
        {
            var length = 0;
            encoder.Encode(batch, ref row, ref _filling, ref length);
            await SendAsync(length).ConfigureAwait(false);
        }
    }

    /// <summary>Ends the COPY: the server has all rows, or throws.</summary>
    public async ValueTask CompleteAsync(CancellationToken cancellationToken)
    {
        LineEncoder.Trailer.CopyTo(_filling);
        await SendAsync(LineEncoder.Trailer.Length).ConfigureAwait(false);
        await _sent.ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        _completed = true;
        await _stream.DisposeAsync().ConfigureAwait(false);
    }

    private async ValueTask SendAsync(int length)
    {
        await _sent.ConfigureAwait(false);
        (_filling, _sending) = (_sending, _filling);
        _sent = _stream.WriteAsync(_sending.AsMemory(0, length)).AsTask();
    }

    /// <summary>Gives up a COPY that was not completed: the server forgets its rows.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_completed) return;
        _completed = true;
        try
        {
            await _sent.ConfigureAwait(false);
            await _stream.CancelAsync().ConfigureAwait(false);
        }
        catch (Exception failure) when (StoreFailures.Translate(failure) is not null || failure is InvalidOperationException)
        {
            // The connection is broken: the server forgets the transaction with it.
        }
        finally
        {
            await _stream.DisposeAsync().ConfigureAwait(false);
        }
    }
}
