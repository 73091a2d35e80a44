using System.Buffers.Text;
using System.Text.Json;

namespace PartnerImports.Parsers.Json;

/// <summary>Reads the numeric codes of Loop's body and tells which lines are accounting.</summary>
internal sealed class LoopTypes(JsonValues values, bool includeSimulations)
{
    private const int General = 1, Initial = 5;

    /// <summary>By <c>type</c>, from 1: simulation and forecast stand the other way round than in <c>typeMouvement</c>.</summary>
    private static readonly string[] Kinds = ["general", "simulation", "forecast", "project", "initial", "budget", "draft"];

    /// <summary>Reads a code, written as a number or a text; null, and reported, when it is out of range.</summary>
    public int? ReadCode(ref JsonCursor cursor, int first, int last)
    {
        var mark = cursor.Mark;
        ReadOnlySpan<byte> text;
        if (cursor.Token == JsonTokenType.Number) text = cursor.Raw;
        else
        {
            text = values.Text(ref cursor, TextRule.Any, out var ok);
            if (!ok) return null;
        }
        if (Utf8Parser.TryParse(text, out int code, out var used) && used == text.Length && code >= first && code <= last) return code;
        values.Report.Add(JsonDiagnostics.LoopCodeUnknown, mark, JsonText.Show(text), $"{first}–{last}");
        return 0;
    }

    /// <summary>Whether a line of these codes enters the books; else that is reported.</summary>
    public bool IsAccounting(int? type, int? movementType, JsonMark mark)
    {
        var byMovement = movementType switch { 2 => 3, 3 => 2, var same => same };
        if (type is > 0 && byMovement is > 0 && type != byMovement)
            values.Report.AddMember("type", JsonDiagnostics.LoopTypesDisagree, mark, Text(type.Value), Text(movementType!.Value));
        var kind = type ?? byMovement ?? General;
        if (kind is General or Initial || kind == 2 && includeSimulations) return true;
        values.Report.AddMember(type is null ? "typeMouvement" : "type", JsonDiagnostics.LoopLineLeftOut, mark, Text(type ?? movementType ?? 0), "", kind > 0 ? Kinds[kind - 1] : "?");
        return false;
    }

    private static string Text(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
