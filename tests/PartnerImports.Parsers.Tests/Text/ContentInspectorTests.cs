using System.Text;
using FsCheck.Xunit;
using PartnerImports.Parsers.Text;

namespace PartnerImports.Parsers.Tests.Text;

public sealed class ContentInspectorTests
{
    [Theory]
    [InlineData("abc", ContentEncoding.Ascii)]
    [InlineData("\uFEFFabc", ContentEncoding.Utf8WithBom)]
    [InlineData("é€", ContentEncoding.Utf8)]
    public async Task Utf8_is_told_from_ascii(string text, ContentEncoding expected) =>
        (await ContentInspector.LookAsync(ImportContent.FromBytes(Encoding.UTF8.GetBytes(text)))).Encoding.Should().Be(expected);

    [Theory]
    [InlineData(new byte[] { 0x61, 0xE9, 0x62 }, ContentEncoding.Latin9)]
    [InlineData(new byte[] { 0x61, 0x80, 0x62 }, ContentEncoding.Windows1252)]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x61, 0 }, ContentEncoding.Utf16LittleEndian)]
    [InlineData(new byte[] { 0xFE, 0xFF, 0, 0x61 }, ContentEncoding.Utf16BigEndian)]
    public async Task Others_are_told_by_their_bytes(byte[] bytes, ContentEncoding expected) =>
        (await ContentInspector.LookAsync(ImportContent.FromBytes(bytes))).Encoding.Should().Be(expected);

    [Property]
    public bool The_first_invalid_byte_is_found_whatever_the_chunks(byte[] bytes, byte chunk)
    {
        var facts = new ByteFacts();
        foreach (var part in bytes.Chunk(Math.Max((int)chunk % 5, 1))) facts.Add(part);
        facts.EndOfPart();
        return facts.FirstInvalidUtf8 == FirstInvalid(bytes);
    }

    [Fact]
    public void A_character_cut_by_a_chunk_is_valid()
    {
        var facts = new ByteFacts();
        foreach (var b in Encoding.UTF8.GetBytes("a€é😀z")) facts.Add([b]);
        facts.EndOfPart();
        facts.FirstInvalidUtf8.Should().Be(-1);
    }

    [Property(MaxTest = 500)]
    public async Task<bool> Several_threads_see_what_one_sees(byte[] bytes, byte length, byte chunk, bool isMostlyText)
    {
        if (isMostlyText) bytes = [.. bytes.SelectMany(b => Encoding.UTF8.GetBytes("aé€😀b"))];
        if (isMostlyText && length % 3 == 0 && bytes.Length > 0) bytes[length % bytes.Length] = 0x80;
        var content = new ChoppedBytes(bytes, 1 + chunk % 5);
        var facts = new ByteFacts();
        facts.Add(bytes);
        facts.EndOfPart();
        if (await StretchedLook.TryTakeAsync(content, new(4 + length % 9), 3, default) is not { } look) return bytes.Length < 4 * (4 + length % 9);
        var again = look.Seal.Again();
        foreach (var part in bytes.Chunk(7)) again.Append(part);
        return look.Seal.Fits(again) && bytes.AsSpan(0, 4 + length % 9).SequenceEqual(look.Head) && Of(look.Facts) == Of(facts);

        static (long, bool, long, long, long) Of(ByteFacts facts) => (facts.Length, facts.IsAscii, facts.FirstInvalidUtf8, facts.FirstC1Byte, facts.FirstNul);
    }

    private sealed class ChoppedBytes(byte[] bytes, int chunk) : IImportContent
    {
        public string? Name => null;
        public long Length => bytes.Length;
        public Stream OpenRead() => new ChoppedStream(bytes, chunk);
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private static long FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; at < bytes.Length;)
        {
            if (Rune.DecodeFromUtf8(bytes[at..], out _, out var consumed) != System.Buffers.OperationStatus.Done) return at;
            at += consumed;
        }
        return -1;
    }
}
