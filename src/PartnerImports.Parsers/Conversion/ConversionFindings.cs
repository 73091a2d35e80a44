namespace PartnerImports.Parsers.Conversion;

/// <summary>Collects needs and losses while a source is gone through: one item a field and sentence, counted.</summary>
/// <remarks>Not thread-safe.</remarks>
public sealed class ConversionFindings
{
    private readonly Dictionary<(string Field, string Key), ConversionNeed> _needs = [];
    private readonly Dictionary<(string Field, string Key), ConversionLoss> _losses = [];

    /// <summary>Notes something that the target demands and the source lacks.</summary>
    /// <param name="field">The field, in the target's own words.</param>
    /// <param name="option">The option that supplies it; empty when none does.</param>
    /// <param name="message">The sentence for people, without values: needs of one field and sentence are counted together.</param>
    /// <param name="line">The line that it is about; null for the whole.</param>
    public void Need(string field, string option, LocalizedText message, EntryLine? line = null)
    {
        var key = (field, message.French);
        _needs[key] = _needs.TryGetValue(key, out var known)
            ? known with { Count = known.Count + 1 }
            : new(field, option, 1, line?.LineNumber ?? 0, line?.Entry ?? "", message);
    }

    /// <summary>Notes something that the source holds and the target cannot.</summary>
    /// <param name="field">The field, in the target's own words where it has one.</param>
    /// <param name="message">The sentence for people, without values: losses of one field and sentence are counted together.</param>
    /// <param name="example">The value that would be lost.</param>
    /// <param name="line">The line that it is about; null for the whole.</param>
    public void Loss(string field, LocalizedText message, string example = "", EntryLine? line = null)
    {
        var key = (field, message.French);
        _losses[key] = _losses.TryGetValue(key, out var known)
            ? known with { Count = known.Count + 1 }
            : new(field, 1, line?.LineNumber ?? 0, line?.Entry ?? "", example, message);
    }

    /// <summary>All of it, in order of first appearance.</summary>
    public ConversionReport ToReport() => new() { Needs = [.. _needs.Values], Losses = [.. _losses.Values] };
}
