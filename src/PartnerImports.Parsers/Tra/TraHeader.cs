using NodaTime;

namespace PartnerImports.Parsers.Tra;

/// <summary>The first record of a TRA file. Only columns 1 to 14 are sure to be there.</summary>
public sealed record TraHeader
{
    /// <summary>The producing product (columns 4–5): <c>S5</c>, <c>S3</c>, <c>S1</c>, …</summary>
    public required string Product { get; init; }

    /// <summary>Who sends (6–8): <c>CLI</c> the company, <c>EXP</c> the accounting firm.</summary>
    public required string Origin { get; init; }

    /// <summary>What it holds (9–11): <c>JRL</c> journals, <c>DOS</c> a whole file, <c>BAL</c> a balance, <c>SYN</c> a synchronisation, <c>EXO</c>.</summary>
    public required string Content { get; init; }

    /// <summary>The layout of movements (12–14): <c>STD</c>, to column 222, or <c>ETE</c>.</summary>
    public required string Layout { get; init; }

    /// <summary>Whether movements go on behind column 222.</summary>
    public bool IsExtended => Layout == "ETE";

    /// <summary>The exercise to close at the client (15–17); usually empty.</summary>
    public string ExerciseToClose { get; init; } = "";

    /// <summary>The version of the layout (34–36), as <c>007</c>.</summary>
    public string Version { get; init; } = "";

    /// <summary>The number of the file at the firm (37–41).</summary>
    public string FileNumber { get; init; } = "";

    /// <summary>When it was made (42–53); null when not given or unreadable.</summary>
    public LocalDateTime? CreatedAt { get; init; }

    /// <summary>The user or program that made it (54–88).</summary>
    public string User { get; init; } = "";

    /// <summary>The company (89–123).</summary>
    public string Company { get; init; } = "";

    /// <summary>The euro changeover date (18–25); null for none.</summary>
    public LocalDate? EuroDate { get; init; }

    /// <summary>The periodic cut-off date (26–33); null for none.</summary>
    public LocalDate? CutOffDate { get; init; }

    /// <summary>The number of the file (128–133).</summary>
    public string LedgerNumber { get; init; } = "";

    /// <summary>The sub-version (145–147).</summary>
    public string SubVersion { get; init; } = "";

    /// <summary>Whether the newer analytics are in use (148): NSA replaces SAT; null when not set.</summary>
    public bool? UsesNewAnalytics { get; init; }

    /// <summary>Whether GUIDs are present (149); null when not set.</summary>
    public bool? HasGuids { get; init; }

    /// <summary>What a file without a header is read by: journals in layout STD.</summary>
    internal static TraHeader Missing { get; } = new() { Product = "", Origin = "", Content = "JRL", Layout = "STD" };

    /// <summary>Reads a header; false unless the first 14 columns are those of a TRA header.</summary>
    public static bool TryParse(string line, out TraHeader? header)
    {
        header = null;
        var record = new TraRecord(TraLayouts.Header, 1, line);
        var (product, origin) = (record["PRODUIT"], record["ORIGINE_FICHIER"]);
        var (content, layout) = (record["TYPE_FICHIER"], record["FORMAT"]);
        if (record["FIXE"] != "***" || product.Length != 2 || origin.Length != 3 || content is not ("JRL" or "DOS" or "BAL" or "SYN" or "EXO") || layout is not ("STD" or "ETE"))
            return false;
        header = new()
        {
            Product = product, Origin = origin, Content = content, Layout = layout, ExerciseToClose = record["CODE_EXO_CLOS"], Version = record["VERSION"],
            FileNumber = record["NO_DOSSIER_CAB"], CreatedAt = record.GetDateTime("DATE/HEURE"), User = record["UTILISATEUR"], Company = record["RAISON_SOCIALE"],
            EuroDate = record.GetDate("DATE_BASCULE"), CutOffDate = record.GetDate("DATE_ARRETE"), LedgerNumber = record["NO_DOSSIER"],
            SubVersion = record["SOUSVERSION"], UsesNewAnalytics = record.GetFlag("SO_NEWANALYTI"), HasGuids = record.GetFlag("SO_READYGUID"),
        };
        return true;
    }
}
