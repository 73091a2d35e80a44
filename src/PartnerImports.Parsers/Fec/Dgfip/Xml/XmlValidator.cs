using System.Text;

namespace PartnerImports.Parsers.Fec.Dgfip;

/// <summary>
/// Follows the elements of a document through a grammar (X3). Each step answers whether the document is still valid.
/// </summary>
internal sealed class XmlValidator(XmlElementRule root)
{
    readonly Stack<Place> open = new();
    readonly StringBuilder text = new();

    public bool StartElement(string name, bool isInNamespace, bool hasAttributes)
    {
        XmlElementRule? rule = open.TryPeek(out Place? parent)
            ? parent.Accept(name, isInNamespace)
            : name == root.Name && !isInNamespace ? root : null;
        if (rule is null || (hasAttributes && rule.Type is not XmlContentType.Anything))
            return false;
        open.Push(new Place(rule));
        text.Clear();
        return true;
    }

    public bool AddText(string value)
    {
        switch (open.Peek().Rule.Type)
        {
            case XmlContentType.Elements:
                return XmlSimpleTypes.IsBlank(value);
            case XmlContentType.Date or XmlContentType.Float or XmlContentType.Account or XmlContentType.Side:
                text.Append(value);
                return true;
            default:
                return true;
        }
    }

    public bool EndElement()
    {
        Place place = open.Pop();
        return place.Rule.Type switch
        {
            XmlContentType.Elements => place.IsComplete,
            XmlContentType.Date => XmlSimpleTypes.IsDate(text.ToString()),
            XmlContentType.Float => XmlSimpleTypes.IsFloat(text.ToString()),
            XmlContentType.Account => XmlSimpleTypes.IsAccount(text.ToString()),
            XmlContentType.Side => XmlSimpleTypes.IsSide(text.ToString()),
            _ => true,
        };
    }

    /// <summary>An open element and how far its children have come.</summary>
    sealed class Place(XmlElementRule rule)
    {
        int particle;
        int count;
        XmlElementRule? owed;

        public XmlElementRule Rule => rule;

        public bool IsComplete
        {
            get
            {
                if (owed is not null)
                    return false;
                for (int index = particle; index < rule.Children.Count; index++)
                {
                    if ((index == particle ? count : 0) < rule.Children[index].Least)
                        return false;
                }

                return true;
            }
        }

        public XmlElementRule? Accept(string name, bool isInNamespace)
        {
            if (owed is not null)
                return Settle(name, isInNamespace);
            for (; particle < rule.Children.Count; particle++, count = 0)
            {
                XmlParticle place = rule.Children[particle];
                XmlElementRule? match = Match(place, name, isInNamespace);
                if (match is not null && count < place.Most)
                {
                    count++;
                    owed = match.FollowedBy;
                    return match;
                }

                if (count < place.Least)
                    return null;
            }

            return null;
        }

        XmlElementRule? Settle(string name, bool isInNamespace)
        {
            XmlElementRule? match = owed!.Name == name && !isInNamespace ? owed : null;
            owed = null;
            return match;
        }

        static XmlElementRule? Match(XmlParticle place, string name, bool isInNamespace)
        {
            if (place.IsWildcard)
                return XmlGrammar.Unknown;
            return isInNamespace ? null : Array.Find(place.Alternatives, rule => rule.Name == name);
        }
    }
}
