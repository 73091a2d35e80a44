namespace PartnerImports.Core.Tests.Model;

public sealed class InMemoryModelTests : ModelTests
{
    private protected override int Sequences => 200;

    private protected override ValueTask<World> OpenAsync() => new(new World());
}
