namespace PartnerImports;

/// <summary>One import as the console shows it.</summary>
/// <param name="Record">The import.</param>
/// <param name="StatusLabel">Its status on screen.</param>
/// <param name="Detail"><i>Détail</i> (P1).</param>
/// <param name="Permitted">Which buttons to show.</param>
public sealed record ConsoleRow(ImportRecord Record, LocalizedText StatusLabel, LocalizedText Detail, ConsoleCommands Permitted);

/// <summary>One validated import in <i>Historique des imports</i>.</summary>
/// <param name="Record">The import.</param>
/// <param name="StatusLabel">Its status on screen.</param>
/// <param name="Detail"><i>Détail</i> (P1).</param>
/// <param name="Origin"><i>API partenaire</i>.</param>
/// <param name="Resolution">Who validated it and when.</param>
public sealed record HistoryRow(ImportRecord Record, LocalizedText StatusLabel, LocalizedText Detail, LocalizedText Origin, Resolution Resolution);

/// <summary>The pop-up on opening a dossier.</summary>
/// <param name="Show">Whether it shows: never with a closed console (P12).</param>
/// <param name="Waiting">How many imports are pending without a request; 0 with a closed console.</param>
public sealed record ConsolePrompt(bool Show, int Waiting)
{
    /// <summary>The title.</summary>
    public LocalizedText Title { get; } = ScreenTexts.PromptTitle;

    /// <summary>The question.</summary>
    public LocalizedText Text { get; } = ScreenTexts.PromptText;

    /// <summary>The answer that opens the console.</summary>
    public LocalizedText Yes { get; } = ScreenTexts.Yes;

    /// <summary>The answer that closes the pop-up.</summary>
    public LocalizedText No { get; } = ScreenTexts.No;
}
