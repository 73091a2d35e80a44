namespace PartnerImports.Core.Tests;

/// <summary>Ids 1, 2, 3…</summary>
internal sealed class SequentialIds : IIdGenerator
{
    private int _last;

    public Guid NewId() => new(Interlocked.Increment(ref _last), 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);
}
