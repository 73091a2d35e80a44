using System.Globalization;
using System.Text;
using PartnerImports.Parsers.Custom.Files;
using PartnerImports.Parsers.Custom.Model;

namespace PartnerImports.Parsers.Custom.Reading;

/// <summary>Gives the values of a record: sources by preference, trimmed, transformed, tested for absence, with defaults. Not thread-safe.</summary>
internal sealed class ValueReader(ValueRules rules, CustomReport report)
{
    private byte[] _scratch = new byte[256];

    /// <summary>Whether the value read last was there and a transformation made it absent.</summary>
    public bool WasEmptied { get; private set; }

    /// <summary>The value and the source that gave it; null when it is absent, which is reported where the model forbids it. Valid until the next one is read.</summary>
    public BoundSource? Read(in RecordView record, BoundField? field, out ReadOnlySpan<byte> value)
    {
        value = default;
        WasEmptied = false;
        if (field is null) return null;
        if (field.IsPlain && !report.HasBadText)
        {
            // A local one: what is written through an out parameter would have to be read back from memory at every step.
            var plain = record.Field(field.PlainSource!.Index);
            if (rules.Trims) plain = Trim(plain);
            if (!plain.IsEmpty && !rules.Absents.Contains(plain))
            {
                value = plain;
                return field.PlainSource;
            }
            if (field.IsRequired) report.Add(CustomDiagnostics.ValueMissing, field.Main);
            return null;
        }
        var before = report.Faults;
        foreach (var source in field.Sources)
        {
            if (source.Rule.Kind == SourceKind.Constant)
            {
                value = source.Rule.Constant;
                if (!value.IsEmpty) return source;
                continue;
            }
            value = Read(record, source);
            if (value.IsEmpty && source.Rule.Default is { } fallback) value = fallback;
            if (!value.IsEmpty) return source;
        }
        if (field.IsRequired && report.Faults == before) report.Add(CustomDiagnostics.ValueMissing, field.Main);
        return null;
    }

    /// <summary>What a source holds before anything is done to it.</summary>
    public static ReadOnlySpan<byte> Raw(in RecordView record, BoundSource source) => source.Rule.Kind switch
    {
        SourceKind.Slice => record.Slice(source.Rule.Start, source.Rule.Length),
        SourceKind.Constant => source.Rule.Constant,
        _ => source.Index < 0 ? default : record.Field(source.Index),
    };

    private ReadOnlySpan<byte> Read(in RecordView record, BoundSource source)
    {
        var raw = Raw(record, source);
        if (report.HasBadText) raw = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(raw).Replace('\0', '\uFFFD'));
        var value = rules.Trims ? Trim(raw) : raw;
        if (value.IsEmpty) return value;
        if (!source.Rule.Steps.IsEmpty)
        {
            value = Transform(value, source);
            WasEmptied |= value.IsEmpty;
        }
        if (rules.Absents.Contains(value)) return default;
        if (source.Rule.MaxLength > 0 && value.Length > source.Rule.MaxLength && Encoding.UTF8.GetCharCount(value) > source.Rule.MaxLength)
            report.Add(CustomDiagnostics.ValueLongerThanFormat, source, value, source.Rule.MaxLength.ToString(CultureInfo.InvariantCulture));
        return value;
    }

    /// <summary>The value without blanks at either end; most have none.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> value)
    {
        int start = 0, end = value.Length;
        while (start < end && value[start] is (byte)' ' or (byte)'\t') start++;
        while (end > start && value[end - 1] is (byte)' ' or (byte)'\t') end--;
        return end - start == value.Length ? value : value[start..end];
    }

    private ReadOnlySpan<byte> Transform(ReadOnlySpan<byte> value, BoundSource source)
    {
        var text = Encoding.UTF8.GetString(value);
        foreach (var step in source.Rule.Steps)
        {
            if (step.Apply(text) is { } changed)
            {
                text = changed;
                continue;
            }
            if (step is Translate) report.Add(CustomDiagnostics.Untranslated, source, Encoding.UTF8.GetBytes(text));
            else report.Add(CustomDiagnostics.ValueTooLong, source, default, Transformation.MaxLength.ToString(CultureInfo.InvariantCulture));
            return default;
        }
        var length = Encoding.UTF8.GetByteCount(text);
        if (_scratch.Length < length) _scratch = new byte[length * 2];
        return _scratch.AsSpan(0, Encoding.UTF8.GetBytes(text, _scratch));
    }
}
