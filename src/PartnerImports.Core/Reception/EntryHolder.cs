namespace PartnerImports;

/// <summary>The second pass: hands the lines of an accepted file to the store, reading one batch while the other is stored.</summary>
internal sealed class EntryHolder(IImportParser parser)
{
    /// <summary>Holds all lines; false when the bytes are not those of the first pass.</summary>
    public async ValueTask<bool> HoldAsync(IImportContent content, ImportAnalysis analysis, IReception reception, CancellationToken cancellationToken)
    {
        try
        {
            var reader = parser.OpenEntries(content, analysis);
            await using (reader.ConfigureAwait(false)) await CopyAsync(reader, reception, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (ContentChangedException)
        {
            return false;
        }
    }

    private static async ValueTask CopyAsync(IEntryReader reader, IReception reception, CancellationToken cancellationToken)
    {
        var (full, empty) = (new EntryLineBatch(), new EntryLineBatch());
        if (!await reader.ReadAsync(full, cancellationToken).ConfigureAwait(false)) return;
        while (true)
        {
            var target = empty;
            var reading = Task.Run(() => reader.ReadAsync(target, cancellationToken).AsTask(), CancellationToken.None);
            try
            {
                await reception.HoldAsync(full, cancellationToken).ConfigureAwait(false);
            }
            catch
            {
                await ((Task)reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                throw;
            }
            if (!await reading.ConfigureAwait(false)) return;
            (full, empty) = (empty, full);
        }
    }
}
