using FsCheck.Xunit;

namespace PartnerImports.Tests.Reading;

public sealed class ImportContentTests
{
    [Property]
    public async Task<bool> Bytes_are_read_again_and_again(byte[] bytes)
    {
        await using var content = ImportContent.FromBytes(bytes, "a.txt");
        return content.Length == bytes.Length && await ReadAsync(content) is var once && once.SequenceEqual(bytes) && (await ReadAsync(content)).SequenceEqual(bytes);
    }

    [Fact]
    public async Task Memory_that_is_no_array_is_copied_once_however_many_read_it()
    {
        using var memory = new CountedMemory([1, 2, 3]);
        await using var content = ImportContent.FromBytes(memory.Memory[1..]);
        for (var i = 0; i < 3; i++) (await ReadAsync(content)).Should().Equal(2, 3);
        memory.Reads.Should().Be(1);
    }

    private sealed class CountedMemory(byte[] bytes) : System.Buffers.MemoryManager<byte>
    {
        public override Memory<byte> Memory => CreateMemory(bytes.Length);
        public int Reads { get; private set; }

        public override Span<byte> GetSpan()
        {
            Reads++;
            return bytes;
        }

        public override System.Buffers.MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException();

        public override void Unpin()
        {
        }

        protected override void Dispose(bool disposing)
        {
        }
    }

    [Fact]
    public async Task A_stream_that_cannot_seek_is_spooled_to_a_private_file_that_goes_away()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var content = await ImportContent.FromStreamAsync(new MemoryStream([1, 2, 3]), folder: folder.FullName);
            var file = folder.GetFiles().Should().ContainSingle().Subject;
            if (!OperatingSystem.IsWindows()) file.UnixFileMode.Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            (await ReadAsync(content)).Should().Equal(1, 2, 3);
            await content.DisposeAsync();
            folder.GetFiles().Should().BeEmpty();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_stream_that_fails_leaves_no_file()
    {
        var folder = Directory.CreateTempSubdirectory();
        var act = async () => await ImportContent.FromStreamAsync(new FailingStream(), folder: folder.FullName);
        await act.Should().ThrowAsync<IOException>();
        folder.GetFiles().Should().BeEmpty();
        folder.Delete();
    }

    [Fact]
    public void Parts_are_one_content()
    {
        var parts = ImportContent.FromParts([ImportContent.FromBytes("ab"u8.ToArray(), "x_1"), ImportContent.FromBytes("c"u8.ToArray(), "x_2")]);
        parts.Length.Should().Be(3);
        parts.Name.Should().Be("x_1");
        parts.Parts.Should().HaveCount(2);
        FluentActions.Invoking(() => ImportContent.FromParts([])).Should().Throw<ArgumentException>();
    }

    private static async Task<byte[]> ReadAsync(IImportContent content)
    {
        await using var stream = content.OpenRead();
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        return copy.ToArray();
    }

    private sealed class FailingStream : MemoryStream
    {
        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) => throw new IOException("cut");
    }
}
