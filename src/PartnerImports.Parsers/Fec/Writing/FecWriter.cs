using System.Buffers;
using System.Text;

namespace PartnerImports.Parsers.Fec;

/// <summary>Writes entries as a flat FEC (A47 A-1 VI to XIV): examine first, then write.</summary>
/// <remarks>
/// <para>For the subset of entries that <c>docs/formats/fec.md</c> states, reading what was written gives the same entries.</para>
/// <para>Thread-safe, without state.</para>
/// </remarks>
public static class FecWriter
{
    private const int FlushAt = 64 * 1024;

    /// <summary>Reads all entries and tells what the FEC demands that they lack and what they hold that it cannot.</summary>
    /// <param name="entries">The entries; the caller disposes of the reader.</param>
    /// <param name="options">How to write.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ArgumentException">An option is not among those permitted.</exception>
    public static async ValueTask<FecExamination> ExamineAsync(IEntryReader entries, FecWriterOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var examiner = new FecExaminer(options);
        var batch = new EntryLineBatch();
        while (await entries.ReadAsync(batch, cancellationToken).ConfigureAwait(false)) examiner.Add(batch);
        return examiner.Complete();
    }

    /// <summary>Writes the entries that were examined.</summary>
    /// <param name="entries">The same entries again; the caller disposes of the reader.</param>
    /// <param name="examination">What <see cref="ExamineAsync"/> gave.</param>
    /// <param name="output">Where to; the caller closes it.</param>
    /// <param name="lossy">Whether what a FEC cannot hold may be left out; separators and control characters in texts become blanks then, and values that the law requires and the source lacks become conventional ones.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <returns>How many lines were written, the header not counted.</returns>
    /// <exception cref="InvalidOperationException">The examination does not permit it.</exception>
    public static async ValueTask<long> WriteAsync(IEntryReader entries, FecExamination examination, Stream output, bool lossy = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(examination);
        ArgumentNullException.ThrowIfNull(output);
        if (!examination.CanWrite(lossy)) throw new InvalidOperationException("The entries cannot be written as a FEC: see the findings of their examination.");
        var buffer = new ArrayBufferWriter<byte>(2 * FlushAt);
        var formatter = new FecLineFormatter(examination, buffer);
        formatter.WriteHeader();
        var lines = 0L;
        var batch = new EntryLineBatch();
        while (await entries.ReadAsync(batch, cancellationToken).ConfigureAwait(false))
        {
            formatter.BeginBatch(batch);
            for (var row = 0; row < batch.Count; row++)
            {
                formatter.WriteLine(batch, row);
                lines++;
                if (buffer.WrittenCount < FlushAt) continue;
                await output.WriteAsync(buffer.WrittenMemory, cancellationToken).ConfigureAwait(false);
                buffer.ResetWrittenCount();
            }
        }
        await output.WriteAsync(buffer.WrittenMemory, cancellationToken).ConfigureAwait(false);
        return lines;
    }

    /// <summary>The encoding that has not all characters; null for UTF-8.</summary>
    internal static Encoding? NarrowEncoding(ContentEncoding encoding) => encoding switch
    {
        ContentEncoding.Ascii => Encoding.GetEncoding("us-ascii", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback),
        ContentEncoding.Latin9 => CodePagesEncodingProvider.Instance.GetEncoding(28605, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback),
        _ => null,
    };
}
