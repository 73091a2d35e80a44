namespace PartnerImports.Parsers.Tests.Tra;

/// <summary>Writes a movement by its columns.</summary>
internal sealed record TraLine
{
    public const string Header = "***S5CLIJRLSTD   0101190001011900007\r\n";

    public string Journal { get; init; } = "HA";
    public string Date { get; init; } = "05012026";
    public string Nature { get; init; } = "OD";
    public string Account { get; init; } = "606100";
    public string Kind { get; init; } = " ";
    public string ThirdParty { get; init; } = "";
    public string Reference { get; init; } = "";
    public string Label { get; init; } = "";
    public string Mode { get; init; } = "";
    public string Due { get; init; } = "";
    public string Side { get; init; } = "D";
    public string Amount { get; init; } = "100,00";
    public string Type { get; init; } = "N";
    public string Number { get; init; } = "";

    public override string ToString() =>
        $"{Journal,-3}{Date,-8}{Nature,-2}{Account,-17}{Kind,-1}{ThirdParty,-17}{Reference,-35}{Label,-35}{Mode,-3}{Due,-8}{Side,-1}{Amount,20}{Type,-1}{Number,8}{"",3}{"",10}E--".PadRight(222);
}
