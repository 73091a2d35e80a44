namespace PartnerImports.Parsers.Tests;

/// <summary>Keeps every line as text, with all its values and where each of them stands.</summary>
internal sealed class LineRecorder : IBatchCheck
{
    public List<string> Lines { get; } = [];

    public void Check(EntryLineBatch batch, DiagnosticBag diagnostics)
    {
        for (var row = 0; row < batch.Count; row++)
        {
            var line = batch.ToLine(row);
            var places = Enum.GetValues<EntryField>().Select(field => batch.Locate(row, field)).Select(place => $"{place.Line}:{place.Column}@{place.Offset}{place.Pointer}{place.Entry}");
            Lines.Add($"{batch.Entries[row]} {batch.Marks[row]} {line with { Allocations = [], Documents = [], Extras = [] }} {string.Join(',', line.Allocations)} {string.Join(',', line.Documents)} {string.Join(',', line.Extras)} {string.Join(' ', places)}");
        }
    }
}
