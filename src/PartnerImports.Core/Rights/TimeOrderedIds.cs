using NodaTime;

namespace PartnerImports;

/// <summary>Makes UUIDs of version 7, in order of the clock's time.</summary>
/// <remarks>Thread-safe.</remarks>
public sealed class TimeOrderedIds : IIdGenerator
{
    private readonly IClock _clock;

    /// <summary>Makes a generator over a clock.</summary>
    public TimeOrderedIds(IClock clock) => _clock = clock ?? throw new ArgumentNullException(nameof(clock));

    /// <inheritdoc/>
    public Guid NewId() => Guid.CreateVersion7(_clock.GetCurrentInstant().ToDateTimeOffset());
}
