using System.Text.Json;

namespace PartnerImports.Parsers.Json;

/// <summary>Reads <c>axeAna</c>: arrays of shares under the codes of their axes.</summary>
internal sealed class LoopShareReader
{
    private static readonly PropertySet Members = new("section", "code", "libelle", "amount", "montant");

    private readonly JsonValues _values;
    private readonly LoopSideReader _amounts;
    private readonly JsonValues.MemberHandler _onMember;
    private EntryLineBatch _batch = null!;
    private TextSlice _section, _label;
    private Amount? _amount;
    private bool _isBroken;

    public LoopShareReader(JsonValues values, LoopSideReader amounts)
    {
        _values = values;
        _amounts = amounts;
        _onMember = OnMember;
    }

    /// <summary>Reads the shares of a line.</summary>
    public void Read(ref JsonCursor cursor, EntryLineBatch batch, int row)
    {
        _batch = batch;
        if (!_values.Expect(ref cursor, JsonTokenType.StartObject)) return;
        while (cursor.Read() && cursor.Token == JsonTokenType.PropertyName)
        {
            var name = _values.Characters(ref cursor, cursor.Mark, out var sound);
            var axis = sound && !name.IsEmpty ? batch.Append(name) : default;
            _values.Report.Path.Push(JsonText.Show(name));
            cursor.Read();
            if (_values.Expect(ref cursor, JsonTokenType.StartArray)) ReadShares(ref cursor, row, axis);
            _values.Report.Path.Pop();
        }
    }

    private void ReadShares(ref JsonCursor cursor, int row, TextSlice axis)
    {
        for (var index = 0; cursor.Read() && cursor.Token != JsonTokenType.EndArray; index++)
        {
            _values.Report.Path.Push(index);
            if (_values.Expect(ref cursor, JsonTokenType.StartObject))
            {
                var mark = cursor.Mark;
                _section = _label = default;
                _amount = null;
                _isBroken = false;
                _values.Walk(ref cursor, Members, _onMember, JsonDiagnostics.LoopUnknownProperty);
                if (_section.IsEmpty) _values.Report.AddMember("section", JsonDiagnostics.MissingProperty, mark);
                else if (_amount is null && !_isBroken) _values.Report.AddMember("amount", JsonDiagnostics.MissingProperty, mark);
                else if (_amount is { } amount && !axis.IsEmpty) _batch.AddAllocation(row, axis, _section, _label, amount);
            }
            _values.Report.Path.Pop();
        }
    }

    private void OnMember(ref JsonCursor cursor, int member)
    {
        if (cursor.Token == JsonTokenType.Null) return;
        if (member >= 3)
        {
            _amount = _amounts.ReadAmount(ref cursor);
            _isBroken = _amount is null;
            return;
        }
        var mark = cursor.Mark;
        var text = cursor.Token == JsonTokenType.Number && !_values.IsTooLong(cursor.Raw, mark) ? cursor.Raw : _values.Text(ref cursor, TextRule.Any, out _);
        if (member == 2) _label = _batch.Append(text);
        else _section = _batch.Append(text);
    }
}
