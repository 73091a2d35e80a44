using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace PartnerImports;

/// <summary>All findings of one kind on one field: the first in full, up to twenty more places, and how many in all.</summary>
/// <remarks>Immutable.</remarks>
public sealed record ImportDiagnostic
{
    /// <summary>What kind of finding it is.</summary>
    public required DiagnosticDescriptor Descriptor { get; init; }

    /// <summary>The code, as <c>FEC0123</c>.</summary>
    public string Code => Descriptor.Code;

    /// <summary>How much it weighs under the policy it was recorded by.</summary>
    public required Severity Severity { get; init; }

    /// <summary>How many findings there are.</summary>
    public required long Count { get; init; }

    /// <summary>The field's name in the format's own words; empty when no field is meant.</summary>
    public string Field { get; init; } = "";

    /// <summary>What was read at the first place; empty when nothing or not meant.</summary>
    public string Read { get; init; } = "";

    /// <summary>What was expected at the first place; empty when there is nothing to say.</summary>
    public string Expected { get; init; } = "";

    /// <summary>Further values that the message names.</summary>
    public ImmutableArray<string> Arguments { get; init; } = [];

    /// <summary>The places kept, the first one first: at least one, at most 21.</summary>
    public required ImmutableArray<SourcePlace> Places { get; init; }

    /// <summary>The first place.</summary>
    public SourcePlace First => Places[0];

    /// <summary>The sentence for people, in one language: what was read and what was expected.</summary>
    public string MessageIn(Language language)
    {
        var template = Descriptor.TextsIn(language).Message;
        var message = new StringBuilder(template.Length + 64);
        for (var at = 0; at < template.Length;)
        {
            var end = template[at] == '{' ? template.IndexOf('}', at) : -1;
            if (end < 0)
            {
                message.Append(template[at++]);
                continue;
            }
            message.Append(Value(template[(at + 1)..end]));
            at = end + 1;
        }
        return message.ToString();
    }

    private string Value(string name) => name switch
    {
        "read" => Read,
        "expected" => Expected,
        "field" => Field,
        "entry" => First.Entry,
        "line" => First.Line.ToString(CultureInfo.InvariantCulture),
        "column" => First.Column.ToString(CultureInfo.InvariantCulture),
        "count" => Count.ToString(CultureInfo.InvariantCulture),
        "pointer" => First.Pointer is { Length: > 0 } pointer ? pointer : "/",
        _ => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < Arguments.Length ? Arguments[index] : "{" + name + "}",
    };
}
