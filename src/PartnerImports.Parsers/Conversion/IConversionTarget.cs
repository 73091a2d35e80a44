using NodaTime;
using PartnerImports.Parsers.Fec;

namespace PartnerImports.Parsers.Conversion;

/// <summary>A format that entries of any other can be written in.</summary>
/// <remarks>Thread-safe, without state.</remarks>
public interface IConversionTarget
{
    /// <summary>The code, as <c>ndjson</c>.</summary>
    string Code { get; }

    /// <summary>Goes through the source and tells all that stands in the way, before anything is written.</summary>
    /// <exception cref="InvalidOperationException">The analysis has a blocking finding.</exception>
    ValueTask<ConversionReport> CheckAsync(ConversionSource source, ConversionOptions options, CancellationToken cancellationToken = default);

    /// <summary>Writes the source. What <see cref="CheckAsync"/> named as a loss is left out.</summary>
    /// <param name="source">What to write.</param>
    /// <param name="options">What the source lacks.</param>
    /// <param name="output">Where to; the caller keeps it.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <exception cref="InvalidOperationException">The target demands what neither source nor options hold: <see cref="CheckAsync"/> names it.</exception>
    ValueTask WriteAsync(ConversionSource source, ConversionOptions options, Stream output, CancellationToken cancellationToken = default);
}

/// <summary>A content that was read without a blocking finding.</summary>
/// <param name="Parser">The parser that read it.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Analysis">What the first pass told.</param>
public sealed record ConversionSource(IImportParser Parser, IImportContent Content, ImportAnalysis Analysis)
{
    /// <summary>The entries, in the order of their first lines; each call reads anew.</summary>
    public IAsyncEnumerable<JournalEntry> ReadEntriesAsync(CancellationToken cancellationToken = default) => Parser.ReadEntriesAsync(Content, Analysis, cancellationToken);
}

/// <summary>What a caller supplies because a source lacks it.</summary>
/// <remarks>Immutable.</remarks>
public sealed record ConversionOptions
{
    /// <summary>Nothing.</summary>
    public static ConversionOptions None { get; } = new();

    /// <summary>The idempotency key of the push (<c>--key</c>).</summary>
    public string? Key { get; init; }

    /// <summary>The dossier that the push is for (<c>--dossier</c>).</summary>
    public string? Dossier { get; init; }

    /// <summary>The company (<c>--siren</c>).</summary>
    public Siren Siren { get; init; }

    /// <summary>The closing date of the fiscal year (<c>--closing</c>).</summary>
    public LocalDate? Closing { get; init; }

    /// <summary>The posting lock date of every line that has none (<c>--valid-date DATE</c>).</summary>
    public LocalDate? LockDate { get; init; }

    /// <summary>Whether the entry's date is the posting lock date of lines that have none (<c>--valid-date entry</c>).</summary>
    public bool LockDateIsEntryDate { get; init; }

    /// <summary>How a FEC is written: separator, encoding, line ends, sides. Who it is of and its dates are the options above, its regime is the source's.</summary>
    public FecWriterOptions Fec { get; init; } = FecWriterOptions.Default;
}
