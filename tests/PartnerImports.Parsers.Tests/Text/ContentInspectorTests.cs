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
