using System.CommandLine;
using PartnerImports.Cli.CommandLine;
using PartnerImports.Cli.Output;

namespace PartnerImports.Cli.Hosting;

/// <summary>The options that say how a file is read, shared by the commands that read files.</summary>
internal sealed class ReadingOptions
{
    private readonly Option<string?> _format = new("--format") { Description = "fec | tra | json | custom" };
    private readonly Option<string?> _model = new("--model") { Description = "MODEL.json | builtin:CODE" };
    private readonly Option<string[]> _fiscalYears = new("--fiscal-year") { Description = "START..END, le plus ancien ouvert d'abord / oldest open one first" };
    private readonly Option<string?> _siren = new("--siren") { Description = "SIREN du dossier, neuf chiffres / of the dossier, nine digits" };
    private readonly Option<string?> _grouping = new("--grouping") { Description = string.Join(" | ", Wording.GroupingWords) };
    private readonly Option<string?> _rules = new("--rules") { Description = "standard | legal" };
    private readonly Option<string?> _regime = new("--regime") { Description = "bic | com | bat | bnct" };
    private readonly Option<int> _maxDiagnostics = new("--max-diagnostics") { Description = "N : combien d'anomalies garder par gravité / how many findings to keep of each severity", DefaultValueFactory = _ => 1_000 };

    public ReadingOptions()
    {
        _rules.AcceptOnlyFromAmong("standard", "legal");
        _regime.AcceptOnlyFromAmong("bic", "com", "bat", "bnct");
        _grouping.AcceptOnlyFromAmong(Wording.GroupingWords);
        _format.AcceptOnlyFromAmong("fec", "tra", "json", "custom");
    }

    /// <summary>Adds what says how bytes are read.</summary>
    public ReadingOptions AddFormatTo(Command command)
    {
        command.Options.Add(_format);
        command.Options.Add(_model);
        return this;
    }

    /// <summary>Adds all of it.</summary>
    public ReadingOptions AddTo(Command command)
    {
        AddFormatTo(command);
        foreach (var option in (Option[])[_fiscalYears, _siren, _grouping, _rules, _regime, _maxDiagnostics]) command.Options.Add(option);
        return this;
    }

    /// <summary>The regime given; null when the file decides.</summary>
    public string? Regime(ParseResult parsed) => parsed.GetValue(_regime);

    /// <summary>Format and model only.</summary>
    public ReadOptions ReadFormat(ParseResult parsed) => ReadOptions.Default with
    {
        Format = parsed.GetValue(_format) switch
        {
            "fec" => ImportFormat.Fec,
            "tra" => ImportFormat.Tra,
            "json" => ImportFormat.Json,
            "custom" => ImportFormat.Custom,
            _ => default,
        },
        Model = parsed.GetValue(_model) is { } model ? Models.Open(model) : null,
        MaxThreads = Environment.ProcessorCount,
    };

    /// <summary>How to read.</summary>
    public ReadOptions Read(ParseResult parsed)
    {
        var most = parsed.GetValue(_maxDiagnostics);
        if (most < 1) throw new UsageException("--max-diagnostics : un nombre positif est attendu.", "--max-diagnostics takes a positive number.");
        return ReadFormat(parsed) with
        {
            Grouping = Wording.Grouping(parsed.GetValue(_grouping)),
            Regime = Regime(parsed),
            Severities = parsed.GetValue(_rules) == "legal" ? SeverityPolicy.Legal : SeverityPolicy.Standard,
            MaxDiagnostics = most,
            TakesHash = false,
        };
    }

    /// <summary>What is said of the books.</summary>
    public DossierFacts Facts(ParseResult parsed) => new()
    {
        Siren = parsed.GetValue(_siren) is { } siren ? Arguments.Siren(siren) : default,
        Calendar = FiscalYears.Parse(parsed.GetValue(_fiscalYears) ?? []),
    };
}
