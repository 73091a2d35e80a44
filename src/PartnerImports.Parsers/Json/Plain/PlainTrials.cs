namespace PartnerImports.Parsers.Json;

/// <summary>Says when to try the plain way: always while it succeeds, ever more seldom while it fails.</summary>
internal sealed class PlainTrials
{
    private const int MaxPause = 64;

    private int _pause, _left;

    /// <summary>Whether the plain way is to be tried now; asked once a value.</summary>
    public bool IsDue => _left == 0 || _left-- == 0;

    /// <summary>Takes note of a trial.</summary>
    public void Note(bool hasSucceeded)
    {
        _pause = hasSucceeded ? 0 : Math.Clamp(_pause * 2, 1, MaxPause);
        _left = _pause;
    }
}
