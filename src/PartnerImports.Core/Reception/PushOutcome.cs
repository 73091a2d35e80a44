namespace PartnerImports;

/// <summary>What became of a push.</summary>
public abstract record PushOutcome
{
    private PushOutcome()
    {
    }

    /// <summary>It is in the dossier: pending, or in error when a finding blocks; or, as a repeat, whatever became of it since (P8).</summary>
    /// <param name="Record">The import.</param>
    /// <param name="IsRepeat">Whether the same push had been received before.</param>
    /// <param name="Appraisal">What the file is worth in the dossier; of a repeat, what the file alone tells.</param>
    public sealed record Received(ImportRecord Record, bool IsRepeat, ImportAppraisal Appraisal) : PushOutcome
    {
        /// <summary>The rejected or failed import that it replaces; null when there is none.</summary>
        public ImportId? Replaces => Record.Replaces;
    }

    /// <summary>It was refused: nothing is stored.</summary>
    /// <param name="Refusal">Why.</param>
    public sealed record Refused(Refusal Refusal) : PushOutcome;

    /// <summary>The dossier has no fiscal year and so accepts nothing (P10): nothing is stored.</summary>
    /// <param name="Dossier">The dossier.</param>
    /// <param name="Message">The sentence for people.</param>
    public sealed record NoFiscalYear(DossierId Dossier, LocalizedText Message) : PushOutcome;
}
