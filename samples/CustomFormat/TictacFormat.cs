using System.Collections.Immutable;
using PartnerImports;
using PartnerImports.Parsers.Custom;

namespace TictacSample;

/// <summary>The journal of the till Tictac as a format of its own: found by its first line, read by its model, so that nobody has to name either.</summary>
/// <remarks>A file that no model can describe is read in the same way, by an <see cref="IEntryReader"/> of one's own.</remarks>
// region format
internal sealed class TictacFormat : IImportFormat
{
    private readonly CustomFormat _reader = new();

    public ImportFormat Format { get; } = new("tictac", "Tictac");

    public ImmutableArray<string> Extensions => [".csv"];

    public Recognition Recognise(ContentLook look) => look.Head.Span[look.BomLength..].StartsWith("#TICTAC "u8) ? Recognition.Certain : Recognition.No;

    public ValueTask<ImportAnalysis> AnalyseAsync(IImportContent content, ContentLook look, ReadOptions options, CancellationToken cancellationToken = default) =>
        _reader.AnalyseAsync(content, look, options with { Model = TictacModel.Document }, cancellationToken);

    public IEntryReader OpenEntries(IImportContent content, ImportAnalysis analysis) => _reader.OpenEntries(content, analysis);
}
// endregion
