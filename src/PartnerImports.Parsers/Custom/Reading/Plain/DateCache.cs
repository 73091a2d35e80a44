using System.Buffers.Binary;
using System.Collections.Immutable;
using NodaTime;
using PartnerImports.Parsers.Custom.Model;
using PartnerImports.Parsers.Custom.Values;

namespace PartnerImports.Parsers.Custom.Reading;

/// <summary>Reads dates by patterns; those of a year are few, so each is made once. Not thread-safe.</summary>
internal sealed class DateCache(ImmutableArray<DatePattern> patterns, int pivot)
{
    private const int Size = 512;

    private readonly Slot[] _slots = new Slot[Size];

    private struct Slot
    {
        public ulong First, Last;
        public int Length;
        public LocalDate Date;
    }

    /// <summary>Reads a date; false when it is none, or may be two.</summary>
    public bool TryRead(ReadOnlySpan<byte> text, out LocalDate date)
    {
        date = default;
        // The first and last bytes overlap, so that together they are all of a text of up to sixteen.
        ulong first, last;
        if (text.Length is >= 8 and <= 16) (first, last) = (BinaryPrimitives.ReadUInt64LittleEndian(text), BinaryPrimitives.ReadUInt64LittleEndian(text[^8..]));
        else if (text.Length is >= 4 and < 8) (first, last) = (BinaryPrimitives.ReadUInt32LittleEndian(text), BinaryPrimitives.ReadUInt32LittleEndian(text[^4..]));
        else return false;
        ref var slot = ref _slots[(first * 0x9E3779B97F4A7C15 ^ last * 0xC2B2AE3D27D4EB4F) >> 55];
        if (slot.First != first || slot.Last != last || slot.Length != text.Length)
        {
            if (DateText.Read(text, patterns, pivot) is not ({ } read, null)) return false;
            slot = new() { First = first, Last = last, Length = text.Length, Date = read };
        }
        date = slot.Date;
        return true;
    }
}
