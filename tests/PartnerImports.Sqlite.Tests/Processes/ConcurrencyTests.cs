using PartnerImports.Sqlite;
using static PartnerImports.Tests.StoreFixture;

namespace PartnerImports.Tests;

public sealed class ConcurrencyTests : IDisposable
{
    private readonly StoreFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task Processes_that_start_at_once_on_a_new_file_all_do_their_work_once()
    {
        const int processes = 4, rounds = 12;
        var hosts = Enumerable.Range(0, processes).Select(i => StoreHost.Start(_fixture.Path, $"p{i}", rounds)).ToList();
        var said = new List<string>();
        foreach (var host in hosts)
        {
            var output = host.StandardOutput.ReadToEndAsync(Cancel);
            var errors = await host.StandardError.ReadToEndAsync(Cancel);
            said.AddRange((await output).Split('\n', StringSplitOptions.RemoveEmptyEntries));
            await host.WaitForExitAsync(Cancel);
            host.ExitCode.Should().Be(0, errors);
            host.Dispose();
        }
        said.Count(line => line.StartsWith("received", StringComparison.Ordinal)).Should().Be(processes * rounds);
        var decided = said.Where(line => line.StartsWith("decided", StringComparison.Ordinal)).ToList();
        decided.Should().OnlyHaveUniqueItems();
        var done = await _fixture.Store.ListAsync(Ours, new() { Statuses = [ImportStatus.Validated, ImportStatus.Rejected] }, Cancel);
        done.Total.Should().Be(decided.Count);
        (done.Total + await _fixture.Store.CountRequestsAsync(Ours, Cancel)).Should().Be(processes * rounds);
        (await new SqliteInbox(_fixture.File).ListAsync(Ours, null, Cancel)).Select(notification => notification.Import).Should().OnlyHaveUniqueItems();
        await _fixture.ShouldHold();
    }

    [Fact]
    public async Task Many_at_once_in_one_process_make_a_new_file_and_use_it()
    {
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => _fixture.Receive(), Cancel)));
        (await _fixture.Store.CountWaitingAsync(Ours, Cancel)).Should().Be(16);
        await _fixture.ShouldHold();
    }

    [Fact]
    public async Task A_file_that_another_writes_to_for_too_long_is_a_failure_that_may_pass()
    {
        await _fixture.File.MigrateAsync(Cancel);
        using var impatient = new SqliteFile(_fixture.Path, new() { BusyTimeout = TimeSpan.FromMilliseconds(20) });
        using (await _fixture.File.BeginWriteAsync(Cancel))
        {
            var act = () => new SqliteImportStore(impatient).AppendAuditAsync(Audit(Record(_fixture.Push())), Cancel).AsTask();
            (await act.Should().ThrowAsync<ImportStoreException>()).Which.Should().Match<ImportStoreException>(failure => failure.IsTransient && failure.Message.Contains("in use"));
            (await new SqliteImportStore(impatient).CountWaitingAsync(Ours, Cancel)).Should().Be(0, "reads wait for nobody");
        }
        await new SqliteImportStore(impatient).AppendAuditAsync(Audit(Record(_fixture.Push())), Cancel);
    }
}
