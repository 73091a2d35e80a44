using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace PartnerImports.Parsers.Fec;

/// <summary>How a name in a header relates to the name that the law gives.</summary>
internal enum NameMatch
{
    /// <summary>The same, but for case and padding.</summary>
    Exact,

    /// <summary>The same, but for accents and punctuation.</summary>
    Spelling,

    /// <summary>Another word for it.</summary>
    Synonym,
}

/// <summary>What A47 A-1 says of its columns: names, which regime has them, which values it requires.</summary>
internal static class FecColumns
{
    /// <summary>How many columns there are, Montant and Sens included.</summary>
    public const int Count = (int)FecColumn.Sens + 1;

    private static readonly ImmutableArray<string> Names = [.. Enum.GetNames<FecColumn>()];

    private static readonly Dictionary<string, Named> ByName = BuildNames();

    private sealed record Named(FecColumn Column, bool IsSynonym);

    /// <summary>The name in the law.</summary>
    public static string NameOf(FecColumn column) => Names[(int)column];

    /// <summary>How many leading columns a regime has.</summary>
    public static int LeadingCount(FecRegime regime) => regime switch
    {
        FecRegime.Bat => 21,
        FecRegime.Bnct => 22,
        _ => 18,
    };

    /// <summary>The paragraph of A47 A-1 that governs a regime.</summary>
    public static string ParagraphOf(FecRegime regime) => regime switch
    {
        FecRegime.Com => "A47 A-1 VIII-3",
        FecRegime.Bat => "A47 A-1 VIII-5",
        FecRegime.Bnct => "A47 A-1 VIII-7",
        _ => "A47 A-1 VII-1",
    };

    /// <summary>Whether a regime keeps its books on a cash basis, where single entry is permitted.</summary>
    public static bool IsCashBasis(FecRegime regime) => regime is FecRegime.Bat or FecRegime.Bnct;

    /// <summary>Whether the law wants a value on every line.</summary>
    public static bool IsRequired(FecColumn column, FecRegime regime) => column switch
    {
        FecColumn.JournalCode or FecColumn.JournalLib or FecColumn.CompteNum => regime == FecRegime.Bic,
        FecColumn.EcritureNum or FecColumn.EcritureDate or FecColumn.CompteLib or FecColumn.PieceRef or FecColumn.PieceDate
            or FecColumn.EcritureLib or FecColumn.Debit or FecColumn.Credit or FecColumn.Montant or FecColumn.Sens or FecColumn.ValidDate => true,
        FecColumn.DateRglt or FecColumn.ModeRglt => IsCashBasis(regime),
        _ => false,
    };

    /// <summary>Whether entries cannot be read without the column.</summary>
    public static bool IsEssential(FecColumn column) => column is FecColumn.JournalCode or FecColumn.EcritureDate or FecColumn.CompteNum
        or FecColumn.Debit or FecColumn.Credit or FecColumn.Montant or FecColumn.Sens;

    /// <summary>Whether a column holds dates.</summary>
    public static bool IsDate(FecColumn column) => column is FecColumn.EcritureDate or FecColumn.PieceDate or FecColumn.DateLet
        or FecColumn.ValidDate or FecColumn.DateRglt;

    /// <summary>Finds the column that a name means.</summary>
    public static bool TryFind(string name, out FecColumn column, out NameMatch match)
    {
        match = NameMatch.Exact;
        if (!ByName.TryGetValue(Normalise(name), out var found))
        {
            column = default;
            return false;
        }
        column = found.Column;
        match = found.IsSynonym ? NameMatch.Synonym
            : string.Equals(name, NameOf(column), StringComparison.OrdinalIgnoreCase) ? NameMatch.Exact
            : NameMatch.Spelling;
        return true;
    }

    private static string Normalise(string name)
    {
        var letters = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (char.IsAsciiLetterOrDigit(c)) letters.Append(char.ToLowerInvariant(c));
            else if (c is 'é' or 'è' or 'ê' or 'É' or 'È' or 'Ê') letters.Append('e');
            else if (char.GetUnicodeCategory(c) is UnicodeCategory.OtherLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter) letters.Append(c);
        }
        return letters.ToString();
    }

    private static Dictionary<string, Named> BuildNames()
    {
        var names = new Dictionary<string, Named>(StringComparer.Ordinal);
        foreach (var column in Enum.GetValues<FecColumn>()) names.Add(Normalise(NameOf(column)), new(column, IsSynonym: false));
        void Synonym(string name, FecColumn column) => names.Add(Normalise(name), new(column, IsSynonym: true));
        Synonym("CompteAuxNum", FecColumn.CompAuxNum);
        Synonym("CompteAuxLib", FecColumn.CompAuxLib);
        Synonym("JournalLibelle", FecColumn.JournalLib);
        Synonym("CompteLibelle", FecColumn.CompteLib);
        Synonym("EcritureLibelle", FecColumn.EcritureLib);
        Synonym("IdDevise", FecColumn.Idevise);
        Synonym("DateReglement", FecColumn.DateRglt);
        Synonym("ModeReglement", FecColumn.ModeRglt);
        Synonym("NatureOperation", FecColumn.NatOp);
        return names;
    }
}
