namespace PartnerImports.Testing;

/// <summary>A file of a generated ledger: its bytes are written when asked for, as often as asked for, and always the same.</summary>
/// <remarks>Written without any reader's code. Thread-safe.</remarks>
public sealed class GeneratedFile
{
    private readonly Action<Stream> _write;

    internal GeneratedFile(string name, ImportFormat format, LedgerGenerator ledger, Action<Stream> write)
    {
        Name = name;
        Format = format;
        Ledger = ledger;
        _write = write;
    }

    /// <summary>The name of the file.</summary>
    public string Name { get; }

    /// <summary>Its format.</summary>
    public ImportFormat Format { get; }

    /// <summary>The ledger that it holds.</summary>
    public LedgerGenerator Ledger { get; }

    /// <summary>What a reader must find in it.</summary>
    public LedgerTruth Truth => Ledger.Truth;

    /// <summary>A FEC (A47 A-1 VII-1), named <c>SirenFECAAAAMMJJ.txt</c>.</summary>
    public static GeneratedFile Fec(LedgerGenerator ledger, FecLayout? layout = null)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        return new($"{ledger.Siren}FEC{ledger.Year:0000}1231.txt", ImportFormat.Fec, ledger, stream => FecFile.Write(stream, ledger, layout ?? new()));
    }

    /// <summary>A TRA file (<i>Format TRA</i>, version 11) in Windows-1252.</summary>
    public static GeneratedFile Tra(LedgerGenerator ledger, TraLayout layout = TraLayout.Ete)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        return new("JRL.TRA", ImportFormat.Tra, ledger, stream => TraFile.Write(stream, ledger, layout));
    }

    /// <summary>An <c>import-ecritures</c> 1.0 document, without blanks.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="dossier">The dossier that it names (<c>lot.dossier</c>).</param>
    /// <param name="key">The push's key (<c>lot.cle</c>).</param>
    public static GeneratedFile Json(LedgerGenerator ledger, string dossier = "D000123", string key = "lot-1")
    {
        ArgumentNullException.ThrowIfNull(ledger);
        return new("ecritures.json", ImportFormat.Json, ledger, stream => ImportJsonFile.WriteDocument(stream, ledger, dossier, key));
    }

    /// <summary>The same as <see cref="Json"/>, a record a line (NDJSON).</summary>
    public static GeneratedFile Ndjson(LedgerGenerator ledger, string dossier = "D000123", string key = "lot-1")
    {
        ArgumentNullException.ThrowIfNull(ledger);
        return new("ecritures.ndjson", ImportFormat.Json, ledger, stream => ImportJsonFile.WriteLines(stream, ledger, dossier, key));
    }

    /// <summary>The body of Loop's <c>/importJson</c>: flat lines under <c>data</c>.</summary>
    public static GeneratedFile Loop(LedgerGenerator ledger)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        return new("loop.json", ImportFormat.Json, ledger, stream => LoopJsonFile.Write(stream, ledger));
    }

    /// <summary>A CSV file that <see cref="CustomCsvFile.Model"/> describes.</summary>
    public static GeneratedFile Csv(LedgerGenerator ledger)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        return new("ecritures.csv", ImportFormat.Custom, ledger, stream => CustomCsvFile.Write(stream, ledger));
    }

    /// <summary>Writes the file; the stream stays the caller's.</summary>
    public void WriteTo(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        _write(stream);
    }

    /// <summary>Writes the file into a folder and gives its path.</summary>
    public string WriteToFolder(string folder)
    {
        var path = Path.Combine(folder, Name);
        using var stream = new FileStream(path, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, BufferSize = 0 });
        _write(stream);
        return path;
    }

    /// <summary>The bytes of the file.</summary>
    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        _write(stream);
        return stream.ToArray();
    }

    /// <summary>The file as a content to read, in memory.</summary>
    public IImportContent ToContent() => ImportContent.FromBytes(ToBytes(), Name);
}
