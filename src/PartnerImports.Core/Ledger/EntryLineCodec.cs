using System.Collections.Immutable;
using NodaTime;

namespace PartnerImports;

/// <summary>Writes and reads lines with all their values, for <see cref="EntrySpool"/> only.</summary>
internal static class EntryLineCodec
{
    public static void Write(BinaryWriter to, EntryLine line)
    {
        to.Write(line.Entry);
        to.Write(line.LineNumber);
        to.Write(line.Journal.ToString());
        to.Write(line.JournalLabel);
        to.Write(line.Number);
        Write(to, line.Date);
        to.Write(line.Account.ToString());
        to.Write(line.AccountLabel);
        to.Write(line.ThirdParty.ToString());
        to.Write(line.ThirdPartyLabel);
        to.Write(line.Reference);
        Write(to, line.DocumentDate);
        to.Write(line.Label);
        Write(to, line.Debit);
        Write(to, line.Credit);
        to.Write(line.Matching.ToString());
        Write(to, line.MatchingDate);
        Write(to, line.LockDate);
        Write(to, line.DueDate);
        to.Write(line.Currency);
        Write(to, line.CurrencyAmount);
        WriteAll(to, line.Allocations, share =>
        {
            to.Write(share.Axis.ToString());
            to.Write(share.Section.ToString());
            Write(to, share.Amount);
        });
        WriteAll(to, line.Documents, document =>
        {
            to.Write(document.Name);
            to.Write(document.MediaType);
            to.Write(document.Uri is not null);
            to.Write(document.Uri ?? "");
            to.Write(document.Sha256);
            to.Write(document.Length ?? -1);
        });
        WriteAll(to, line.Extras, extra =>
        {
            to.Write(extra.Key);
            to.Write(extra.Value);
        });
    }

    public static EntryLine Read(BinaryReader from) => new()
    {
        Entry = from.ReadString(),
        LineNumber = from.ReadInt32(),
        Journal = JournalCode.TryParse(from.ReadString(), out var journal) ? journal : default,
        JournalLabel = from.ReadString(),
        Number = from.ReadString(),
        Date = Date(from) ?? default,
        Account = AccountNumber.TryParse(from.ReadString(), out var account) ? account : default,
        AccountLabel = from.ReadString(),
        ThirdParty = ThirdPartyCode.TryParse(from.ReadString(), out var thirdParty) ? thirdParty : default,
        ThirdPartyLabel = from.ReadString(),
        Reference = from.ReadString(),
        DocumentDate = Date(from),
        Label = from.ReadString(),
        Debit = Money(from) ?? default,
        Credit = Money(from) ?? default,
        Matching = MatchingCode.TryParse(from.ReadString(), out var matching) ? matching : default,
        MatchingDate = Date(from),
        LockDate = Date(from),
        DueDate = Date(from),
        Currency = from.ReadString(),
        CurrencyAmount = Money(from),
        Allocations = ReadAll(from, () => new AnalyticAllocation(AxisCode.Parse(from.ReadString()), SectionCode.Parse(from.ReadString()), Money(from) ?? default)),
        Documents = ReadAll(from, () => Document(from)),
        Extras = ReadAll(from, () => KeyValuePair.Create(from.ReadString(), from.ReadString())),
    };

    private static DocumentReference Document(BinaryReader from)
    {
        var (name, mediaType) = (from.ReadString(), from.ReadString());
        var (hasUri, uri) = (from.ReadBoolean(), from.ReadString());
        var (sha256, length) = (from.ReadString(), from.ReadInt64());
        return new() { Name = name, MediaType = mediaType, Uri = hasUri ? uri : null, Sha256 = sha256, Length = length < 0 ? null : length };
    }

    private static void Write(BinaryWriter to, LocalDate? date)
    {
        to.Write((short)(date?.Year ?? 0));
        to.Write((byte)(date?.Month ?? 0));
        to.Write((byte)(date?.Day ?? 0));
    }

    private static LocalDate? Date(BinaryReader from)
    {
        var (year, month, day) = (from.ReadInt16(), from.ReadByte(), from.ReadByte());
        return month == 0 ? null : new(year, month, day);
    }

    private static void Write(BinaryWriter to, Amount? amount)
    {
        to.Write(amount is not null);
        to.Write(amount?.Mantissa ?? 0);
        to.Write((byte)(amount?.Scale ?? 0));
    }

    private static Amount? Money(BinaryReader from)
    {
        var (given, mantissa, scale) = (from.ReadBoolean(), from.ReadInt64(), from.ReadByte());
        return given ? Amount.Create(mantissa, scale) : null;
    }

    private static void WriteAll<T>(BinaryWriter to, ImmutableArray<T> items, Action<T> write)
    {
        to.Write(items.Length);
        foreach (var item in items) write(item);
    }

    private static ImmutableArray<T> ReadAll<T>(BinaryReader from, Func<T> read)
    {
        var items = new T[from.ReadInt32()];
        for (var i = 0; i < items.Length; i++) items[i] = read();
        return [.. items];
    }
}
