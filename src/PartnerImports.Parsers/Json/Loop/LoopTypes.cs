using System.Buffers.Text;
using System.Text.Json;

namespace PartnerImports.Parsers.Json;

/// <summary>A numeric code of Loop's body.</summary>
/// <param name="Number">The code; 0 when it is out of range.</param>
/// <param name="Unknown">What stands there instead of a code in range; null when one does.</param>
internal readonly record struct LoopCode(int Number, string? Unknown = null)
{
    public bool IsKnown => Number > 0;

    public override string ToString() => Unknown ?? Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Reads the numeric codes of Loop's body and tells which lines are accounting.</summary>
internal sealed class LoopTypes(JsonValues values, bool includeSimulations)
{
    private const int General = 1, Initial = 5;

    /// <summary>By <c>type</c>, from 1: simulation and forecast stand the other way round than in <c>typeMouvement</c>.</summary>
    private static readonly string[] Kinds = ["general", "simulation", "forecast", "project", "initial", "budget", "draft"];

    /// <summary>Reads a code, written as a number or a text; one out of range is reported; null when there is none.</summary>
    public LoopCode? ReadCode(ref JsonCursor cursor, int first, int last)
    {
        var mark = cursor.Mark;
        ReadOnlySpan<byte> text;
        if (cursor.Token == JsonTokenType.Number) text = cursor.Raw;
        else
        {
            text = values.Text(ref cursor, TextRule.Any, out var ok);
            if (!ok) return null;
        }
        if (Utf8Parser.TryParse(text, out int code, out var used) && used == text.Length && code >= first && code <= last) return new(code);
        var shown = JsonText.Show(text);
        values.Report.Add(JsonDiagnostics.LoopCodeUnknown, mark, shown, $"{first}–{last}");
        return new(0, shown);
    }

    /// <summary>Whether a line of these codes enters the books; else that is reported.</summary>
    public bool IsAccounting(LoopCode? type, LoopCode? movementType, JsonMark mark)
    {
        var byMovement = movementType?.Number switch { 2 => 3, 3 => 2, var same => same };
        if (type is { IsKnown: true } given && byMovement is > 0 && given.Number != byMovement)
            values.Report.AddMember("type", JsonDiagnostics.LoopTypesDisagree, mark, given.ToString(), movementType.ToString()!);
        var kind = type?.Number ?? byMovement ?? General;
        if (kind is General or Initial || kind == 2 && includeSimulations) return true;
        values.Report.AddMember(type is null ? "typeMouvement" : "type", JsonDiagnostics.LoopLineLeftOut, mark, (type ?? movementType).ToString()!, "", kind > 0 ? Kinds[kind - 1] : "?");
        return false;
    }
}
