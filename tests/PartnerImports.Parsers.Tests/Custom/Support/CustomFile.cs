using System.Collections.Immutable;
using System.Text;
using PartnerImports.Parsers.Custom;
using PartnerImports.Parsers.Custom.Model;
using PartnerImports.Parsers.Fec;

namespace PartnerImports.Parsers.Tests.Custom;

/// <summary>A custom file and its model, read through the public parser.</summary>
internal sealed record CustomFile(string Model, byte[] Bytes, ReadOptions? Options = null)
{
    public static ImportParser Parser { get; } = new([new FecFormat(), new CustomFormat()]);

    /// <summary>A delimited file with a header: journal, date, account, label, debit, credit.</summary>
    public const string Simple = """
        { "format": "modele-import", "version": "1.0", "code": "SIMPLE",
          "fichier": { "structure": "delimite", "separateur": ";", "entete": true },
          "valeurs": { "dates": ["dd/MM/yyyy"], "decimale": ",", "milliers": " " },
          "enregistrements": [ { "role": "ligne",
            "champs": { "journal": { "colonne": "Journal" }, "date": { "colonne": "Date" }, "compte": { "colonne": "Compte" }, "libelle": { "colonne": "Libellé" } },
            "montants": { "mode": "debit-credit", "debit": { "colonne": "Débit" }, "credit": { "colonne": "Crédit" } } } ] }
        """;

    public const string SimpleHeader = "Journal;Date;Compte;Libellé;Débit;Crédit\n";

    public static CustomFile Of(string model, string text, Encoding? encoding = null) => new(model, (encoding ?? Encoding.UTF8).GetBytes(text));

    /// <summary>Lines under the header of the simple model.</summary>
    public static CustomFile OfLines(params string[] lines) => Of(Simple, SimpleHeader + string.Join('\n', lines) + "\n");

    /// <summary>The simple model with some parts written otherwise.</summary>
    public static string With(string old, string replacement, string model = Simple) =>
        model.Contains(old, StringComparison.Ordinal) ? model.Replace(old, replacement, StringComparison.Ordinal) : throw new ArgumentException($"The model has no {old}.");

    public IImportContent Content => ImportContent.FromBytes(Bytes);

    public ReadOptions ReadOptions => (Options ?? ReadOptions.Default) with { Model = new("test", Encoding.UTF8.GetBytes(Model)) };

    public async Task<ImportAnalysis> AnalyseAsync() => await Parser.AnalyseAsync(Content, ReadOptions);

    public async Task<ImmutableArray<JournalEntry>> EntriesAsync()
    {
        var analysis = await AnalyseAsync();
        analysis.Diagnostics.Where(item => item.Severity == Severity.Blocking).Select(Describe).Should().BeEmpty();
        return [.. await Parser.ReadEntriesAsync(Content, analysis).ToListAsync()];
    }

    /// <summary>All findings as <c>code line:column field</c>, one for each place.</summary>
    public async Task<string[]> FindingsAsync(Severity least = Severity.Blocking) =>
        [.. (await AnalyseAsync()).Diagnostics.Where(item => item.Severity >= least).SelectMany(item => item.Places.Select(place => $"{item.Code} {place.Line}:{place.Column} {item.Field}".TrimEnd()))];

    public static string Describe(ImportDiagnostic item) => $"{item.Code} {item.First.Line}:{item.First.Column} {item.MessageIn(Language.English)}";

    public static CustomModel Compile(string model)
    {
        var faults = new ModelFaults();
        return ModelParser.Parse(Encoding.UTF8.GetBytes(model), faults) ?? throw new ArgumentException(string.Join("\n", faults.Items.Select(Describe)));
    }
}
