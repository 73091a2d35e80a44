using System.Globalization;
using PartnerImports.Parsers.Custom.Files;

namespace PartnerImports.Parsers.Custom.Reading;

/// <summary>Gathers the analytic shares of a line and settles their amounts when the line is complete. Not thread-safe.</summary>
internal sealed class AllocationWriter(ValueReader values, TypedValues typed, CustomReport report)
{
    /// <summary>The most allocations of one line.</summary>
    public const int MaxShares = 500;

    private struct Share
    {
        public TextSlice Axis, Section, Label;
        public Amount Amount, Rate;
        public bool HasAmount;
    }

    private struct AxisTotal
    {
        public TextSlice Axis;
        public decimal Rate, Amount;
        public int Last;
    }

    private readonly List<Share> _shares = [];
    private readonly List<AxisTotal> _totals = [];

    /// <summary>Takes an analytic record.</summary>
    public void Add(in RecordView record, BoundAllocation allocation, EntryLineBatch batch, bool isMoved)
    {
        if (_shares.Count == MaxShares)
        {
            report.Add(CustomDiagnostics.AllocationsMany, default, MaxShares.ToString(CultureInfo.InvariantCulture));
            return;
        }
        var before = report.Faults;
        var share = new Share { Axis = Text(record, allocation.Axis, batch), Section = Text(record, allocation.Section, batch), Label = Text(record, allocation.Label, batch, isOptional: true) };
        if (allocation.Rate is not null) share.Rate = Rate(record, allocation.Rate, isOptional: false);
        else if (typed.BookAmount(record, allocation.Amount, out share.Amount) is not null) share.HasAmount = true;
        else if (report.Faults == before) report.Add(CustomDiagnostics.ValueMissing, allocation.Amount!.Main);
        if (isMoved) share.Amount = share.Amount.Negate();
        if (!report.IsFaulty) _shares.Add(share);
    }

    /// <summary>Takes the axes that a line names itself.</summary>
    public void Add(in RecordView record, BoundAxis axis, EntryLineBatch batch)
    {
        var section = Text(record, axis.Section, batch, isOptional: true);
        if (section.IsEmpty) return;
        var rate = axis.Rate is null ? Amount.Create(100, 0) : Rate(record, axis.Rate, isOptional: true);
        if (!report.IsFaulty) _shares.Add(new() { Axis = batch.Append(axis.Axis), Section = section, Label = Text(record, axis.Label, batch, isOptional: true), Rate = rate });
    }

    /// <summary>Writes the shares of a line that is complete. Rates of an axis that make 100 share the amount without remainder: the last takes the rest.</summary>
    public void Complete(EntryLineBatch batch, int row)
    {
        if (_shares.Count == 0) return;
        var amount = (batch.Debits[row].IsZero ? batch.Credits[row] : batch.Debits[row]).ToDecimal();
        for (var i = 0; i < _shares.Count; i++) Add(batch, i, amount);
        for (var i = 0; i < _shares.Count; i++)
        {
            var share = _shares[i];
            var total = _totals[Find(batch, share.Axis)];
            var isRest = !share.HasAmount && total.Last == i && total.Rate == 100;
            var value = share.HasAmount ? share.Amount : Exact(isRest ? amount - total.Amount + Of(amount, share.Rate) : Of(amount, share.Rate));
            batch.AddAllocation(row, share.Axis, share.Section, share.Label, value);
        }
        _shares.Clear();
        _totals.Clear();
    }

    private void Add(EntryLineBatch batch, int index, decimal amount)
    {
        var share = _shares[index];
        var at = Find(batch, share.Axis);
        if (at < 0)
        {
            at = _totals.Count;
            _totals.Add(new() { Axis = share.Axis });
        }
        var total = _totals[at];
        if (share.HasAmount) return;
        total.Rate += share.Rate.ToDecimal();
        total.Amount += Of(amount, share.Rate);
        total.Last = index;
        _totals[at] = total;
    }

    private int Find(EntryLineBatch batch, TextSlice axis)
    {
        for (var i = 0; i < _totals.Count; i++)
            if (batch.Bytes(_totals[i].Axis).SequenceEqual(batch.Bytes(axis))) return i;
        return -1;
    }

    private static decimal Of(decimal amount, Amount rate) => decimal.Round(amount * rate.ToDecimal() / 100, Math.Max(2, (int)amount.Scale), MidpointRounding.AwayFromZero);

    private static Amount Exact(decimal value) => Amount.TryFromDecimal(value, out var amount) ? amount : default;

    private TextSlice Text(in RecordView record, BoundField? field, EntryLineBatch batch, bool isOptional = false)
    {
        var before = report.Faults;
        if (values.Read(record, field, out var text) is not null) return batch.Append(text);
        if (!isOptional && report.Faults == before) report.Add(CustomDiagnostics.ValueMissing, field!.Main);
        return default;
    }

    private Amount Rate(in RecordView record, BoundField field, bool isOptional)
    {
        var before = report.Faults;
        var source = typed.Amount(record, field, out var rate);
        if (source is null && isOptional && report.Faults == before) return Amount.Create(100, 0);
        if (source is null && report.Faults == before) report.Add(CustomDiagnostics.ValueMissing, field.Main);
        if (source is not null && (rate.Sign < 0 || rate > Amount.Create(100, 0))) report.Add(CustomDiagnostics.RateUnreadable, source, System.Text.Encoding.UTF8.GetBytes(rate.ToString()), "33.33");
        return rate;
    }
}
