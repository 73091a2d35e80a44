using System.Globalization;
using System.Text;
using System.Text.Unicode;
using PartnerImports.Parsers.Custom.Files;
using PartnerImports.Parsers.Custom.Model;

namespace PartnerImports.Parsers.Custom.Reading;

/// <summary>Looks at raw records before anything is read of them: limits, quotes, comments, blank lines, undecodable bytes, numbers of fields.</summary>
internal sealed class RecordGuard(FileLayout layout, ContentEncoding encoding, ContentLook look, TextStream text, CustomReport report, int maxLength)
{
    private readonly bool _isUtf8 = encoding is ContentEncoding.Utf8 or ContentEncoding.Utf8WithBom;
    private readonly bool _isSuspect = encoding is ContentEncoding.Utf8 or ContentEncoding.Utf8WithBom && (look.FirstInvalidUtf8 >= 0 || look.FirstNul >= 0);
    private readonly byte[] _blanks = layout.Separator is " " ? [] : layout.IsFixed ? [.. " \t\u001A"u8] : [.. " \u001A"u8];

    /// <summary>Whether texts are sound so far, so that none needs to be looked at.</summary>
    public bool IsTextSound => _isUtf8 ? !_isSuspect : !text.HasFaults;

    /// <summary>Whether the record is to be read; otherwise whether reading ends here.</summary>
    public bool Passes(RecordSource source, out bool isEnd)
    {
        isEnd = false;
        if (source.Fault == RecordFault.TooLong)
        {
            report.Add(CustomDiagnostics.RecordTooLong, default, maxLength.ToString(CultureInfo.InvariantCulture));
            isEnd = !layout.IsFixed;
            return false;
        }
        if (source.Fault == RecordFault.Undecodable)
        {
            Undecodable(source.Current);
            isEnd = true;
            return false;
        }
        var record = source.Current;
        if (record.Raw is not [> (byte)' ', ..] && record.Raw.IndexOfAnyExcept(_blanks) < 0)
        {
            if (layout.RefusesBlankLines && !record.Raw.Contains((byte)0x1A)) report.Add(CustomDiagnostics.BlankLine);
            return false;
        }
        if (layout.Comment.Length > 0 && record.Raw.StartsWith(layout.Comment))
        {
            if (record.Raw.IndexOfAny((byte)'\r', (byte)'\n') >= 0) report.Add(CustomDiagnostics.CommentSpansLines);
            return false;
        }
        if (record.FieldCount > SourceParser.MaxColumns)
        {
            report.Add(CustomDiagnostics.TooManyColumns, record.FieldCount, SourceParser.MaxColumns);
            isEnd = true;
            return false;
        }
        CheckText(record);
        CheckQuotes(source.Fault);
        return true;
    }

    /// <summary>Compares the number of fields with the header's.</summary>
    public void CheckCount(in RecordView record, BoundRecord type, int headerCount)
    {
        if (headerCount == 0) return;
        if (record.FieldCount > headerCount)
        {
            var isBlank = true;
            for (var i = headerCount; i < record.FieldCount; i++) isBlank &= record.Field(i).Trim((byte)' ').IsEmpty;
            if (!isBlank) Refuse(CustomDiagnostics.FieldsMany, record.FieldCount, headerCount);
        }
        else if (record.FieldCount < type.RequiredCount) Refuse(CustomDiagnostics.FieldsMissing, record.FieldCount, headerCount);
        else if (record.FieldCount < type.UsedCount) report.Add(CustomDiagnostics.FieldsShort, record.FieldCount, headerCount);
    }

    private void Refuse(DiagnosticDescriptor descriptor, int read, int expected)
    {
        report.Add(descriptor, read, expected);
        report.IsMuted = true;
    }

    private void CheckText(in RecordView record)
    {
        if (_isUtf8 ? _isSuspect && (!Utf8.IsValid(record.Raw) || record.Raw.Contains((byte)0)) : text.HasFaults && record.Raw.IndexOf("\uFFFD"u8) >= 0) Undecodable(record);
    }

    private void Undecodable(in RecordView record)
    {
        report.HasBadText = true;
        var column = 0;
        for (var i = 0; i < record.FieldCount && column == 0; i++)
            if (IsFaulty(record.Field(i))) column = i + 1;
        if (record.FieldCount == 0 && FirstFault(record.Raw) is >= 0 and var at) column = Characters(record.Raw[..at]) + 1;
        report.Add(CustomDiagnostics.Undecodable, new BoundSource(new() { Kind = SourceKind.Rank }, column - 1, ""), default, EncodingChoice.NameOf(encoding));
    }

    private bool IsFaulty(ReadOnlySpan<byte> field) => FirstFault(field) >= 0;

    private int FirstFault(ReadOnlySpan<byte> bytes) => _isUtf8 ? Parsers.Text.TextDecoder.For(ContentEncoding.Utf8).FirstFault(bytes) : bytes.IndexOf("\uFFFD"u8);

    private static int Characters(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes).EnumerateRunes().Count();

    private void CheckQuotes(RecordFault fault)
    {
        switch (fault)
        {
            case RecordFault.QuoteUnclosed:
                report.Add(CustomDiagnostics.QuoteUnclosed);
                report.IsMuted = true;
                break;
            case RecordFault.TextAfterQuote:
                report.Add(CustomDiagnostics.TextAfterQuote);
                break;
            case RecordFault.StrayQuote:
                report.Add(CustomDiagnostics.StrayQuote);
                break;
        }
    }
}
