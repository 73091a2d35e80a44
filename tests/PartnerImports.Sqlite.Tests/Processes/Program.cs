using PartnerImports.Sqlite.Tests;
using Xunit.MicrosoftTestingPlatform;

namespace PartnerImports.Tests;

/// <summary>Runs the tests, or, with <c>--host</c> first, a process that works on a store until it is done or killed.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) => args is [StoreHost.Switch, var path, var name, var rounds]
        ? StoreHost.RunAsync(path, name, int.Parse(rounds))
        : TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions);
}
