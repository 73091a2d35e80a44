using Microsoft.Extensions.DependencyInjection;
using PartnerImports.Sqlite;
using static PartnerImports.Tests.StoreFixture;

namespace PartnerImports.Tests;

public sealed class SqliteFileTests : IDisposable
{
    private readonly StoreFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task Migrating_again_changes_nothing()
    {
        (await _fixture.File.MigrateAsync(Cancel)).Should().Be(new SchemaMigration(0, Schema.Current));
        var record = await _fixture.Receive();
        _fixture.Reopen();
        (await _fixture.File.MigrateAsync(Cancel)).Should().Be(new SchemaMigration(Schema.Current, Schema.Current));
        (await _fixture.File.MigrateAsync(Cancel)).IsChanged.Should().BeFalse();
        (await _fixture.Store.FindAsync(Ours, record.Id, Cancel)).Should().Be(record);
        (await Scalar("SELECT count(*) FROM schema_migration")).Should().Be(Schema.Current);
        (await Scalar("PRAGMA user_version")).Should().Be(Schema.Current);
    }

    [Fact]
    public async Task A_file_of_a_newer_schema_is_refused()
    {
        await _fixture.File.MigrateAsync(Cancel);
        await Run("PRAGMA user_version = 99");
        _fixture.Reopen();
        await ShouldFail(ImportStoreFailures.NewerSchema, "*has the schema version 99, and this program knows versions up to *");
        (await File.ReadAllBytesAsync(_fixture.Path, Cancel)).Should().NotBeEmpty();
    }

    [Fact]
    public async Task A_file_that_is_no_SQLite_file_is_refused_and_left_as_it_is()
    {
        await File.WriteAllTextAsync(_fixture.Path, new string('x', 5000), Cancel);
        await ShouldFail(ImportStoreFailures.NotAStore, "*is not an SQLite file.");
        (await File.ReadAllTextAsync(_fixture.Path, Cancel)).Should().Be(new string('x', 5000));
    }

    [Fact]
    public async Task An_SQLite_file_of_another_program_is_refused_and_left_as_it_is()
    {
        using (var other = new Connection(_fixture.Path)) other.Execute("CREATE TABLE theirs (x); PRAGMA user_version = 7;");
        var before = await File.ReadAllBytesAsync(_fixture.Path, Cancel);
        using (var file = new SqliteFile(_fixture.Path)) await FluentActions.Awaiting(() => file.MigrateAsync(Cancel).AsTask()).Should().ThrowAsync<ImportStoreException>();
        await ShouldFail(ImportStoreFailures.ForeignStore, "*is an SQLite file of another program.");
        (await File.ReadAllBytesAsync(_fixture.Path, Cancel)).Should().Equal(before);
    }

    [Fact]
    public async Task A_folder_or_a_missing_folder_is_one_sentence()
    {
        foreach (var path in (string[])[Path.GetDirectoryName(_fixture.Path)!, Path.Combine(Path.GetDirectoryName(_fixture.Path)!, "none", "store.db")])
        {
            using var file = new SqliteFile(path);
            (await FluentActions.Awaiting(() => file.MigrateAsync(Cancel).AsTask()).Should().ThrowAsync<ImportStoreException>()).WithMessage("*cannot be opened or made*");
        }
    }

    [Fact]
    public async Task A_write_that_waits_for_another_process_says_so_once_and_goes_on_when_it_can()
    {
        await _fixture.File.MigrateAsync(Cancel);
        using var other = new Connection(_fixture.Path);
        other.Execute("BEGIN IMMEDIATE");
        var told = new List<string>();
        using var file = new SqliteFile(_fixture.Path, new()
        {
            BusyNotice = TimeSpan.Zero,
            WhenBusy = path =>
            {
                told.Add(path);
                other.Execute("COMMIT");
            },
        });
        await new SqliteDossiers(file).SaveAsync(new(Ours), FiscalCalendar.Empty, Cancel);
        told.Should().Equal(_fixture.Path);
    }

    [Fact]
    public async Task A_write_that_has_waited_long_enough_fails_as_busy()
    {
        await _fixture.File.MigrateAsync(Cancel);
        using var other = new Connection(_fixture.Path);
        other.Execute("BEGIN IMMEDIATE");
        using var file = new SqliteFile(_fixture.Path, new() { BusyTimeout = TimeSpan.Zero });
        var failure = (await FluentActions.Awaiting(() => new SqliteDossiers(file).SaveAsync(new(Ours), FiscalCalendar.Empty, Cancel).AsTask()).Should().ThrowAsync<ImportStoreException>()).Which;
        (failure.Code, failure.IsTransient).Should().Be((ImportStoreFailures.Busy, true));
    }

    [Fact]
    public async Task The_log_is_kept_on_the_disk_before_a_commit_returns()
    {
        (await Scalar("PRAGMA synchronous")).Should().Be(2);
        using var less = new SqliteFile(_fixture.Path, new() { Durability = SqliteDurability.ProcessEnd });
        (await less.ReadAsync(connection => connection.Scalar("PRAGMA synchronous"), Cancel)).Should().Be(1);
        (await _fixture.File.ReadAsync(connection => Text(connection, "PRAGMA journal_mode"), Cancel)).Should().Be("wal");
    }

    [Fact]
    public async Task A_copy_that_lost_the_mode_of_its_log_gets_it_back()
    {
        await _fixture.Receive();
        var copy = _fixture.Path + ".copy";
        using (var connection = new Connection(_fixture.Path)) connection.Execute($"VACUUM INTO '{copy}'");
        using (var connection = new Connection(copy)) Text(connection, "PRAGMA journal_mode").Should().Be("delete");
        using (var file = new SqliteFile(copy)) (await file.ReadAsync(connection => Text(connection, "PRAGMA journal_mode"), Cancel)).Should().Be("wal");
    }

    [Fact]
    public async Task Many_may_make_the_same_file_at_once()
    {
        for (var round = 0; round < 20; round++)
        {
            var path = $"{_fixture.Path}.{round}";
            var files = Enumerable.Range(0, 6).Select(_ => new SqliteFile(path)).ToArray();
            var migrations = await Task.WhenAll(files.Select(file => Task.Run(() => file.MigrateAsync(Cancel).AsTask())));
            migrations.Should().ContainSingle(migration => migration.IsChanged);
            foreach (var file in files) file.Dispose();
        }
    }

    [Fact]
    public async Task What_cannot_be_read_is_damage()
    {
        var record = await _fixture.Receive();
        (await _fixture.Store.LinesAsync(Ours, record.Id, new(), Cancel))!.Total.Should().BePositive();
        await Run("UPDATE line SET date = 20251350");
        await ShouldBeDamaged(() => _fixture.Store.LinesAsync(Ours, record.Id, new(), Cancel).AsTask());
        await Run("UPDATE import SET total_debit = 'x'");
        await ShouldBeDamaged(() => _fixture.Store.FindAsync(Ours, record.Id, Cancel).AsTask());
        await ShouldBeDamaged(() => _fixture.Store.ListAsync(Ours, new() { Statuses = [ImportStatus.Pending] }, Cancel).AsTask());
    }

    private static async Task ShouldBeDamaged<T>(Func<Task<T>> read)
    {
        var failure = (await read.Should().ThrowAsync<ImportStoreException>()).Which;
        (failure.Code, failure.IsTransient).Should().Be((ImportStoreFailures.Damaged, false));
        failure.Message.Should().Contain("cannot be read");
    }

    [Fact]
    public async Task Disposing_leaves_one_file()
    {
        await _fixture.Receive();
        _fixture.File.Dispose();
        Directory.GetFiles(Path.GetDirectoryName(_fixture.Path)!).Should().Equal(_fixture.Path);
        var act = () => _fixture.Store.CountWaitingAsync(Ours, Cancel).AsTask();
        await act.Should().ThrowAsync<ObjectDisposedException>();
    }

    [Fact]
    public async Task Every_port_is_registered_on_one_file()
    {
        await using (var provider = new ServiceCollection().AddPartnerImportSqlite(_fixture.Path).BuildServiceProvider())
        {
            await provider.GetRequiredService<SqliteDossiers>().SaveAsync(new(Ours), FiscalCalendar.Empty, Cancel);
            (await provider.GetRequiredService<IDossierDirectory>().FindAsync(Ours, Cancel)).Should().Be(new Dossier(Ours));
            provider.GetRequiredService<IImportStore>().Should().BeSameAs(provider.GetRequiredService<IBooks>());
            foreach (var port in (Type[])[typeof(IFiscalCalendar), typeof(INotificationSink), typeof(INotificationInbox), typeof(ICustomModelSource)])
                provider.GetRequiredService(port).Should().NotBeNull();
        }
        File.Exists(_fixture.Path + "-wal").Should().BeFalse();
    }

    private async Task ShouldFail(string code, string message)
    {
        _fixture.Reopen();
        var failure = (await FluentActions.Awaiting(() => _fixture.Store.CountWaitingAsync(Ours, Cancel).AsTask()).Should().ThrowAsync<ImportStoreException>()).Which;
        failure.IsTransient.Should().BeFalse();
        failure.Message.Should().Match(message);
        (failure.Code, failure.Arguments[0]).Should().Be((code, _fixture.Path));
    }

    private async Task<long?> Scalar(string sql) => await _fixture.File.ReadAsync(connection => connection.Scalar(sql), Cancel);

    private async Task Run(string sql) => await _fixture.File.WriteAsync(
        connection =>
        {
            connection.Execute(sql);
            return true;
        },
        Cancel);

    private static string Text(Connection connection, string sql)
    {
        using var statement = connection.Prepare(sql);
        statement.Step();
        return statement.Text(0);
    }
}
