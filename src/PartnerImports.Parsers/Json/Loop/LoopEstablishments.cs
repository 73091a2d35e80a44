using System.Text;

namespace PartnerImports.Parsers.Json;

/// <summary>Reads SIRET numbers and sees to it that all are of one company.</summary>
internal sealed class LoopEstablishments(JsonValues values)
{
    private string _last = "";

    /// <summary>The company of the first sound SIRET; the default value while there is none.</summary>
    public Siren Siren { get; private set; }

    /// <summary>Reads a SIRET; null when it is not sound.</summary>
    public string? Read(ref JsonCursor cursor)
    {
        var mark = cursor.Mark;
        if (cursor.Token == System.Text.Json.JsonTokenType.Null) return null;
        var text = values.Text(ref cursor, TextRule.Any, out var ok);
        if (!ok || text.IsEmpty) return null;
        if (!TextRule.Siret.HasForm!(text))
        {
            values.Report.Add(JsonDiagnostics.LoopSiretForm, mark, JsonText.Show(text), "14");
            return null;
        }
        var siret = Encoding.UTF8.GetString(text);
        if (!Siren.PassesLuhn(siret))
        {
            values.Report.Add(JsonDiagnostics.LoopSiretKey, mark, siret);
            return null;
        }
        var siren = Siren.Parse(siret.AsSpan(0, 9), null);
        if (!Siren.HasValue) Siren = siren;
        else if (siren != Siren)
        {
            values.Report.Add(JsonDiagnostics.LoopSeveralSirens, mark, siret, Siren.ToString());
            return null;
        }
        _last = siret;
        return siret;
    }

    /// <summary>The last SIRET that was sound, if some bytes are the same; else null.</summary>
    public string? Again(ReadOnlySpan<byte> siret) => Ascii.Equals(siret, _last) ? _last : null;
}
