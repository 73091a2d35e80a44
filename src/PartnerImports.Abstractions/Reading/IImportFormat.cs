using System.Collections.Immutable;

namespace PartnerImports;

/// <summary>A format that files can be read in. Hosts add their own by registering one more.</summary>
/// <remarks>Thread-safe, without state.</remarks>
public interface IImportFormat
{
    /// <summary>Which format it is.</summary>
    ImportFormat Format { get; }

    /// <summary>The usual file name extensions, with the dot.</summary>
    ImmutableArray<string> Extensions { get; }

    /// <summary>How sure it is, from the look alone, that a content is of this format.</summary>
    Recognition Recognise(ContentLook look);

    /// <summary>The first pass: reads everything, keeps no line.</summary>
    /// <exception cref="IOException">The bytes cannot be had.</exception>
    ValueTask<ImportAnalysis> AnalyseAsync(IImportContent content, ContentLook look, ReadOptions options, CancellationToken cancellationToken = default);

    /// <summary>The second pass over a content whose analysis has no blocking finding: lines that know their entries.</summary>
    IEntryReader OpenEntries(IImportContent content, ImportAnalysis analysis);
}

/// <summary>How sure a format is that a content is its own.</summary>
public enum Recognition
{
    /// <summary>It is something else.</summary>
    No,

    /// <summary>It could be, if nobody else is sure.</summary>
    Possible,

    /// <summary>It looks like it, with faults.</summary>
    Likely,

    /// <summary>It is.</summary>
    Certain,
}

/// <summary>Reads lines, batch by batch. Not thread-safe; the caller owns the batches.</summary>
public interface IEntryReader : IAsyncDisposable
{
    /// <summary>Clears the batch and fills it with the next lines; false when there are none left.</summary>
    /// <exception cref="IOException">The bytes cannot be had.</exception>
    /// <exception cref="ContentChangedException">The bytes are not those of the first pass; told at the end at the latest.</exception>
    ValueTask<bool> ReadAsync(EntryLineBatch batch, CancellationToken cancellationToken = default);
}

/// <summary>Finds the format of a content and reads it: what reception and inspection work on.</summary>
/// <remarks>Thread-safe.</remarks>
public interface IImportParser
{
    /// <summary>The formats known, in order of registration.</summary>
    ImmutableArray<IImportFormat> Formats { get; }

    /// <summary>Looks, recognises and analyses. Bad data is never an exception.</summary>
    /// <exception cref="IOException">The bytes cannot be had.</exception>
    ValueTask<ImportAnalysis> AnalyseAsync(IImportContent content, ReadOptions options, CancellationToken cancellationToken = default);

    /// <summary>Opens the second pass.</summary>
    /// <exception cref="InvalidOperationException">The format was not recognised, or the analysis has a blocking finding.</exception>
    IEntryReader OpenEntries(IImportContent content, ImportAnalysis analysis);
}

/// <summary>The bytes changed between the first and the second pass: nothing of them is kept.</summary>
public sealed class ContentChangedException : IOException
{
    /// <summary>Says that the content changed while it was read.</summary>
    public ContentChangedException() : base("The content changed while it was read.")
    {
    }

    /// <summary>Says it in other words.</summary>
    public ContentChangedException(string message) : base(message)
    {
    }

    /// <summary>Says it in other words, with a cause.</summary>
    public ContentChangedException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
