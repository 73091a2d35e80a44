namespace PartnerImports.Core.Tests.Ledger;

/// <summary>Intents survive the process, in files.</summary>
public sealed class FileLedgerIntentsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("intents");

    [Fact]
    public async Task An_intent_is_found_by_another_process_until_it_is_settled()
    {
        var cancellation = TestContext.Current.CancellationToken;
        LedgerIntent Intent(int id, long token) => new(
            new(new Guid(id, 0, 0, new byte[8]), World.Dupont, new(new Guid(9, 0, 0, new byte[8])), token), LedgerAction.Post, Instant.FromUtc(2022, 8, 25, 9, 16, id).PlusNanoseconds(7));
        var intents = new FileLedgerIntents(_folder.FullName);
        foreach (var intent in new[] { Intent(2, 1), Intent(1, 1), Intent(2, 5) }) await intents.RecordAsync(intent, cancellation);

        var reopened = new FileLedgerIntents(_folder.FullName);
        (await reopened.ListAsync(cancellation)).Should().Equal(Intent(1, 1), Intent(2, 5));
        (await reopened.FindAsync(World.Dupont, Intent(2, 5).Command.DecisionId, cancellation)).Should().Be(Intent(2, 5));
        (await reopened.FindAsync(World.Martin, Intent(2, 5).Command.DecisionId, cancellation)).Should().BeNull();
        await reopened.SettleAsync(World.Dupont, Intent(1, 1).Command.DecisionId, cancellation);
        await reopened.SettleAsync(World.Dupont, Intent(1, 1).Command.DecisionId, cancellation);
        (await intents.ListAsync(cancellation)).Should().Equal(Intent(2, 5));
        _folder.GetFiles().Should().ContainSingle();
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
