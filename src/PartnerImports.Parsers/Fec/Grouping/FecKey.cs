using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using NodaTime;

namespace PartnerImports.Parsers.Fec;

/// <summary>Builds the bytes that lines of one entry share, and the name of the entry from them.</summary>
internal sealed class FecKey
{
    private const int DateLength = sizeof(int);

    private byte[] _bytes = new byte[256];

    /// <summary>What a key is unique within: the journal where the key has it.</summary>
    public static int ScopeOf(GroupingKey kind, int journal) => kind is GroupingKey.Number or GroupingKey.Reference ? 0 : journal;

    /// <summary>The bytes of a line's key within its scope, valid until the next one is built: the date where the key has it, then a text.</summary>
    public ReadOnlySpan<byte> Of(GroupingKey kind, in FecLines lines, int row)
    {
        switch (kind)
        {
            case GroupingKey.JournalAndNumber or GroupingKey.Number: return lines.Number(row);
            case GroupingKey.Reference: return lines.Batch.Text(EntryText.Reference, row);
            case GroupingKey.Journal: return default;
        }
        var date = lines.Dates[row];
        BinaryPrimitives.WriteInt32BigEndian(_bytes, date.Year * 10_000 + date.Month * 100 + date.Day);
        if (kind == GroupingKey.JournalAndDate) return _bytes.AsSpan(0, DateLength);
        var reference = lines.Batch.Text(EntryText.Reference, row);
        if (_bytes.Length < DateLength + reference.Length) Array.Resize(ref _bytes, (DateLength + reference.Length) * 2);
        reference.CopyTo(_bytes.AsSpan(DateLength));
        return _bytes.AsSpan(0, DateLength + reference.Length);
    }

    /// <summary>Appends the name of the entry that a line belongs to: unique in the file.</summary>
    public static TextSlice AppendName(GroupingKey kind, EntryLineBatch batch, int row, int entry, ReadOnlySpan<byte> journal, ReadOnlySpan<byte> mark)
    {
        if (kind == GroupingKey.RunningBalance)
        {
            Utf8Formatter.TryFormat(entry + 1, batch.Reserve(16), out var written);
            return batch.Commit(written);
        }
        var number = batch.Text(EntryText.Number, row);
        var reference = batch.Text(EntryText.Reference, row);
        var name = batch.Reserve(journal.Length + number.Length + reference.Length + 2 * mark.Length + 16);
        var length = 0;
        if (kind is not (GroupingKey.Number or GroupingKey.Reference)) Add(journal, name, ref length);
        if (kind is GroupingKey.JournalAndNumber or GroupingKey.JournalAndDate or GroupingKey.JournalDateAndReference) Add(mark, name, ref length);
        if (kind is GroupingKey.JournalAndNumber or GroupingKey.Number) Add(number, name, ref length);
        if (kind is GroupingKey.JournalAndDate or GroupingKey.JournalDateAndReference)
        {
            Encoding.UTF8.GetBytes(Iso(batch.Dates[row]), name[length..]);
            length += 10;
        }
        if (kind == GroupingKey.JournalDateAndReference) Add(mark, name, ref length);
        if (kind is GroupingKey.JournalDateAndReference or GroupingKey.Reference) Add(reference, name, ref length);
        return batch.Commit(length);
    }

    /// <summary>The same name, made from the key kept.</summary>
    public static string NameOf(GroupingKey kind, ReadOnlySpan<byte> key, ReadOnlySpan<byte> journal, string mark)
    {
        var journalText = Encoding.UTF8.GetString(journal);
        return kind switch
        {
            GroupingKey.Number or GroupingKey.Reference => Encoding.UTF8.GetString(key),
            GroupingKey.Journal => journalText,
            GroupingKey.JournalAndNumber => journalText + mark + Encoding.UTF8.GetString(key),
            GroupingKey.JournalAndDate => journalText + mark + DateOf(key),
            GroupingKey.JournalDateAndReference => journalText + mark + DateOf(key) + mark + Encoding.UTF8.GetString(key[DateLength..]),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }

    private static string DateOf(ReadOnlySpan<byte> key)
    {
        var date = BinaryPrimitives.ReadInt32BigEndian(key);
        return Iso(new(date / 10_000, date / 100 % 100, date % 100));
    }

    private static string Iso(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    private static void Add(ReadOnlySpan<byte> text, Span<byte> name, ref int length)
    {
        text.CopyTo(name[length..]);
        length += text.Length;
    }
}
