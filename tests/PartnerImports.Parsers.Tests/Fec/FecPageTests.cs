using System.Text;
using PartnerImports.Parsers.Fec;
using PartnerImports.Parsers.Tests.Shared;

namespace PartnerImports.Parsers.Tests.Fec;

/// <summary>The table of what can be written in <c>docs/formats/fec.md</c> is generated from the columns and codes.</summary>
public class FecPageTests
{
    [Fact]
    public void The_subset_that_can_be_written_is_that_of_the_code()
    {
        var table = new StringBuilder("| Column | Values |\n|---|---|\n");
        foreach (var column in FecLayout.ColumnsOf(FecRegime.Bnct, hasSides: false))
            table.Append($"| `{FecColumns.NameOf(column)}` | {ValuesOf(column)} |\n");
        table.Append("| further columns | as texts, under any name that is none of the above |\n\nNot held: ");
        table.AppendJoin(", ", FecWritingDiagnostics.All.Where(code => code.Standard == Severity.Warning).Select(code => $"{code.TextsIn(Language.English).Title.ToLowerInvariant()} ({code.Code})"));
        table.Append(".\n");
        GeneratedPage.ShouldHold("docs/formats/fec.md", "subset", table.ToString());
    }

    private static string ValuesOf(FecColumn column) => column switch
    {
        FecColumn.EcritureNum => "a text, one for each entry of a journal, not zero",
        FecColumn.EcritureDate => "a date from 1900 to 2099, the same on all lines of an entry",
        FecColumn.ValidDate => "a date from 1900 to 2099; where there is none, the one that an option supplies",
        FecColumn.PieceDate or FecColumn.DateRglt => "a date from 1900 to 2099; where there is none, that of the entry, as a loss",
        FecColumn.JournalLib or FecColumn.CompteLib => "a text without control characters, separator and blanks at its ends; where there is none, the code, as a loss",
        FecColumn.PieceRef or FecColumn.EcritureLib or FecColumn.ModeRglt => "a text without control characters, separator and blanks at its ends; where there is none, `-`, as a loss",
        _ when FecColumns.IsDate(column) => "a date from 1900 to 2099, or none",
        FecColumn.Debit or FecColumn.Credit => $"any amount (18 digits, {Amount.MaxScale} decimals)",
        FecColumn.Montantdevise => "any amount, or none",
        FecColumn.JournalCode or FecColumn.CompteNum => "a text, not blank",
        _ => "a text without control characters, separator and blanks at its ends, or none",
    };
}
