using System.Collections.Immutable;

namespace PartnerImports;

/// <summary>Says what stands in the way of a decision.</summary>
public static class ObstacleTexts
{
    private const int Named = 5;

    /// <summary>What one obstacle is, as a part of a sentence: <c>l'écriture AC/12 est lettrée (AB)</c>.</summary>
    public static LocalizedText Of(Obstacle obstacle)
    {
        var detail = obstacle.Detail.Length == 0 ? "" : $" ({obstacle.Detail})";
        var key = obstacle.Code switch
        {
            Obstacle.Lettered or Obstacle.Locked or Obstacle.Exported or Obstacle.FiscalYearClosed => "obstacle." + obstacle.Code,
            _ when obstacle.Entry.Length == 0 => "obstacle.other.import",
            _ => "obstacle.other",
        };
        return CoreTexts.Of(key, obstacle.Entry, detail);
    }

    /// <summary>What some obstacles are: the first five, and how many more there are.</summary>
    public static LocalizedText Sentence(ImmutableArray<Obstacle> obstacles)
    {
        if (obstacles.IsDefaultOrEmpty) throw new ArgumentException("At least one obstacle is needed.", nameof(obstacles));
        var texts = obstacles.Take(Named).Select(Of).ToList();
        if (obstacles.Length > Named) texts.Add(CoreTexts.Of("obstacle.more", obstacles.Length - Named));
        return LocalizedText.Create(language => string.Join(" ; ", texts.Select(text => text.In(language))));
    }
}
