using System.Globalization;
using System.Text;
using NodaTime;
using PartnerImports.Testing;

namespace PartnerImports.Benchmarks.Data;

/// <summary>The generated files of one size, kept in the system's folder for temporary files from run to run.</summary>
internal sealed class DataFolder(int lines, int seed = 1)
{
    /// <summary>Changes whenever other bytes are made.</summary>
    private const int Generation = 1;

    private readonly string _folder = Directory.CreateDirectory(
        Path.Combine(Path.GetTempPath(), "partner-imports-benchmarks", string.Create(CultureInfo.InvariantCulture, $"{Generation}-{seed}-{lines}"))).FullName;

    /// <summary>The ledger that every file holds.</summary>
    public LedgerGenerator Ledger { get; } = new(seed, lines) { IsTidy = true };

    /// <summary>The FEC in an encoding, clean and with planted faults.</summary>
    public FecPair Fec(ContentEncoding encoding)
    {
        var file = GeneratedFile.Fec(Ledger, new() { Encoding = encoding });
        var clean = File(Path.Combine(encoding.ToString(), "clean", file.Name), file.WriteTo);
        var block = Block(out var linesBefore);
        var planted = File(Path.Combine(encoding.ToString(), "planted", file.Name), stream => Plant(clean.Path, stream, block, linesBefore, encoding));
        var truth = SummaryTruth.Of(Ledger.Truth);
        return new(clean, planted, truth, truth with
        {
            Lines = truth.Lines + block.Lines,
            Entries = truth.Entries + block.Entries,
            Debit = truth.Debit + block.Debit,
            Credit = truth.Credit + block.Credit,
            First = LocalDate.Min(truth.First, block.FirstMovement),
            Last = LocalDate.Max(truth.Last, block.LastMovement),
        }, block.Codes.Append(BlankEnd).ToHashSet());
    }

    /// <summary>A file that is made unless it is there.</summary>
    public DataFile File(string name, Action<Stream> write)
    {
        var path = Path.Combine(_folder, name);
        if (!System.IO.File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var unfinished = path + ".unfinished";
            using (var stream = System.IO.File.Create(unfinished)) write(stream);
            System.IO.File.Move(unfinished, path);
        }
        return new(path, lines);
    }

    private const string BlankEnd = "FEC0206";

    /// <summary>The block of faults, and how many lines of the ledger come before it: 995 of 1,000, up to the end of an entry.</summary>
    private FaultBlock Block(out long linesBefore)
    {
        linesBefore = 0;
        foreach (var entry in Ledger)
        {
            linesBefore += entry.Lines.Length;
            if (linesBefore >= lines * 0.995) return PlantedFaults.Make(entry.Date, entry.LockDate);
        }
        throw new InvalidOperationException("The ledger is too short.");
    }

    private static void Plant(string clean, Stream target, FaultBlock block, long linesBefore, ContentEncoding encoding)
    {
        var bytes = System.IO.File.ReadAllBytes(clean);
        var at = 0;
        for (long line = 0; line <= linesBefore; line++) at += bytes.AsSpan(at).IndexOf((byte)'\n') + 1;
        target.Write(bytes.AsSpan(0, at));
        target.Write(Codec(encoding).GetBytes(block.Text));
        target.Write(bytes.AsSpan(at));
        target.Write("\r\n"u8);
    }

    /// <summary>The .NET encoding of a content's.</summary>
    public static Encoding Codec(ContentEncoding encoding) =>
        encoding == ContentEncoding.Latin9 ? CodePagesEncodingProvider.Instance.GetEncoding(28605)! : new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
}
