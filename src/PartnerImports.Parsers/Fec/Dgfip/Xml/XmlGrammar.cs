namespace PartnerImports.Parsers.Fec.Dgfip;

internal enum XmlContentType : byte
{
    Elements,
    Text,
    Date,
    Float,
    Account,
    Side,

    /// <summary>An element that no schema knows: all is allowed in it.</summary>
    Anything,
}

/// <summary>An element of a schema.</summary>
internal sealed record XmlElementRule(string Name, XmlContentType Type)
{
    /// <summary>Its children, in this order.</summary>
    public IReadOnlyList<XmlParticle> Children { get; init; } = [];

    /// <summary>The element that must come right after it, if any.</summary>
    public XmlElementRule? FollowedBy { get; init; }
}

/// <summary>A place in a sequence, for one of several elements, or for any if there are none.</summary>
internal sealed record XmlParticle(int Least, int Most, params XmlElementRule[] Alternatives)
{
    public bool IsWildcard => Alternatives.Length == 0;
}

/// <summary>The content models of formatA47A-I-VII-1, VIII-3, VIII-5 and VIII-7.</summary>
internal static class XmlGrammar
{
    public static readonly XmlElementRule Unknown = new("", XmlContentType.Anything)
    {
        Children = [new XmlParticle(0, int.MaxValue)],
    };

    /// <summary>The root, <c>comptabilite</c>, of the schema of a layout.</summary>
    public static XmlElementRule Of(FecRegime regime)
    {
        XmlElementRule entryLine = Line(regime);
        XmlElementRule entry = Parent("ecriture",
            [
                One(Text("EcritureNum")), One(Date("EcritureDate")), One(Text("EcritureLib")),
                One(Text("PieceRef")), One(Date("PieceDate")),
                Optional(Text("EcritureLet")), Optional(Date("DateLet")), One(Date("ValidDate")),
                .. Payment(regime),
                new XmlParticle(2, int.MaxValue, entryLine),
            ]);
        XmlElementRule journal = Parent("journal",
            [
                OneIn(FecRegime.Bic, regime, Text("JournalCode")), OneIn(FecRegime.Bic, regime, Text("JournalLib")),
                new XmlParticle(0, int.MaxValue, entry),
            ]);
        XmlElementRule year = Parent("exercice", [One(Date("DateCloture")), new XmlParticle(1, int.MaxValue, journal)]);
        return Parent("comptabilite", [One(year)]);
    }

    static XmlParticle[] Payment(FecRegime regime)
    {
        XmlParticle[] cash = [One(Date("DateRglt")), One(Text("ModeRglt")), Optional(Text("NatOp"))];
        return regime switch
        {
            FecRegime.Bat => cash,
            FecRegime.Bnct => [.. cash, Optional(Text("IdClient"))],
            _ => [],
        };
    }

    static XmlElementRule Line(FecRegime regime)
    {
        var amount = new XmlElementRule("Montant", XmlContentType.Float)
        {
            FollowedBy = new XmlElementRule("Sens", XmlContentType.Side),
        };
        return Parent("ligne",
            [
                OneIn(FecRegime.Bic, regime, new XmlElementRule("CompteNum", XmlContentType.Account)),
                One(Text("CompteLib")),
                Optional(Text("CompAuxNum"), Text("CompteAuxNum")),
                Optional(Text("CompAuxLib"), Text("CompteAuxLib")),
                Optional(Text("Montantdevise")), Optional(Text("Idevise")),
                One(Float("Debit"), Float("Credit"), amount),
                new XmlParticle(0, int.MaxValue),
            ]);
    }

    static XmlParticle One(params XmlElementRule[] alternatives) => new(1, 1, alternatives);

    static XmlParticle Optional(params XmlElementRule[] alternatives) => new(0, 1, alternatives);

    static XmlParticle OneIn(FecRegime demanding, FecRegime regime, XmlElementRule element) =>
        regime == demanding ? One(element) : Optional(element);

    static XmlElementRule Parent(string name, XmlParticle[] children) =>
        new(name, XmlContentType.Elements) { Children = children };

    static XmlElementRule Text(string name) => new(name, XmlContentType.Text);

    static XmlElementRule Date(string name) => new(name, XmlContentType.Date);

    static XmlElementRule Float(string name) => new(name, XmlContentType.Float);
}
