using Microsoft.Extensions.DependencyInjection;
using PartnerImports.Core.Tests;
using PartnerImports.Core.Tests.Model;

namespace PartnerImports.PostgreSql.Tests;

/// <summary>Each sequence in an empty database, with the inbox in it, too.</summary>
public sealed class PostgreSqlModelTests(TestDatabase database) : ModelTests, IClassFixture<TestDatabase>
{
    private protected override int Sequences => 20;

    private protected override async ValueTask<World> OpenAsync()
    {
        await database.EmptyAsync();
        var inbox = new PostgreSqlInbox(database.Database);
        return new(services => services
            .AddSingleton<IImportStore>(database.Store).AddSingleton<IBooks>(database.Store)
            .AddSingleton<INotificationSink>(inbox).AddSingleton<INotificationInbox>(inbox));
    }
}
