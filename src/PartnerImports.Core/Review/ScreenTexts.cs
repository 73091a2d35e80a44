namespace PartnerImports;

/// <summary>The exact texts of the console.</summary>
public static class ScreenTexts
{
    /// <summary><i>En attente de validation</i>, <i>Terminé avec succès</i>, <i>Rejeté</i>, <i>Terminé avec erreur</i>.</summary>
    public static LocalizedText StatusLabel(ImportStatus status) => CoreTexts.Of("status." + Names.Of(status));

    /// <summary>What the user reads when a request is taken into account.</summary>
    public static LocalizedText RequestTaken(ImportDecision decision) => CoreTexts.Of("request." + Names.Of(decision));

    /// <summary><i>Validation des imports</i>.</summary>
    public static LocalizedText PromptTitle => CoreTexts.Of("prompt.title");

    /// <summary><i>Des données partenaires sont en attente de validation, voulez-vous les visualiser ?</i></summary>
    public static LocalizedText PromptText => CoreTexts.Of("prompt.text");

    /// <summary><i>Oui</i>.</summary>
    public static LocalizedText Yes => CoreTexts.Of("yes");

    /// <summary><i>Non</i>.</summary>
    public static LocalizedText No => CoreTexts.Of("no");

    /// <summary><i>API partenaire</i>: the origin of an import in the history.</summary>
    public static LocalizedText Origin => CoreTexts.Of("origin.partnerApi");

    /// <summary><i>Visualisation de l'import du fichier "MAI2020.tra"</i>.</summary>
    public static LocalizedText ReviewTitle(string fileName) => CoreTexts.Of("review.title", $"\"{fileName}\"");

    /// <summary><i>Détail des écritures</i>.</summary>
    public static LocalizedText ReviewLines => CoreTexts.Of("review.lines");

    /// <summary><i>Rechercher sur : Tous</i>, or the column searched in.</summary>
    public static LocalizedText SearchIn(EntryLineField? field) => CoreTexts.Of("review.searchIn", field is { } one ? LineColumn(one) : CoreTexts.Of("review.all"));

    /// <summary>
    /// <i>Détail</i> (P1): <c>6 écriture(s)</c> when the import holds entries, else <c>4 élément(s)</c>, unless the host always counts one of them.
    /// Empty for an import in error.
    /// </summary>
    public static LocalizedText Detail(ImportRecord record, DetailUnit unit = DetailUnit.Automatic)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (record.Status == ImportStatus.Error) return new("", "");
        var entries = unit == DetailUnit.Entries || (unit == DetailUnit.Automatic && record.Summary.Entries > 0);
        return entries ? CoreTexts.Of("detail.entries", record.Summary.Entries) : CoreTexts.Of("detail.elements", record.Summary.Elements);
    }

    /// <summary>The heading of a column of the console.</summary>
    public static LocalizedText Column(ConsoleColumn column) => CoreTexts.Of("column." + Key(column.ToString()));

    /// <summary>The heading of a column of <i>Détail des écritures</i>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The field has no column there.</exception>
    public static LocalizedText LineColumn(EntryLineField field) => field is EntryLineField.Entry or EntryLineField.Line
        ? throw new ArgumentOutOfRangeException(nameof(field), field, "The window has no such column.")
        : CoreTexts.Of("line." + Key(field.ToString()));

    private static string Key(string name) => string.Concat(char.ToLowerInvariant(name[0]).ToString(), name.AsSpan(1));
}

/// <summary>The columns of the console and of the history, in their order.</summary>
public enum ConsoleColumn
{
    /// <summary><i>Nom du fichier</i>.</summary>
    FileName,

    /// <summary><i>Statut</i>.</summary>
    Status,

    /// <summary><i>Erreur</i>.</summary>
    Error,

    /// <summary><i>Détail</i>.</summary>
    Detail,

    /// <summary><i>Date de création</i>.</summary>
    CreatedAt,

    /// <summary><i>Date de mise à jour</i>.</summary>
    UpdatedAt,

    /// <summary><i>Partenaire</i>.</summary>
    Partner,

    /// <summary><i>Date premier mouvement</i>.</summary>
    FirstMovement,

    /// <summary><i>Date dernier mouvement</i>.</summary>
    LastMovement,

    /// <summary><i>Période de référence</i>.</summary>
    ReferencePeriod,

    /// <summary><i>Format</i>.</summary>
    Format,

    /// <summary><i>Origine</i>, in the history only.</summary>
    Origin,
}
