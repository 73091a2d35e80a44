using System.Globalization;
using NodaTime;
using PartnerImports.PostgreSql.Host;

// A host of the library as tests need one beside them: it says each fact on a line of its own, as soon as the library has said it.
//   live CONNECTION SEED         pushes, decides, executes and delivers until it is killed
//   drain CONNECTION WORKERS     executes with so many workers until nothing waits
var (mode, connection, number) = (args[0], args[1], int.Parse(args[2], CultureInfo.InvariantCulture));
// A host that lives is killed soon: what it held must be free for the next one.
await using var services = mode == "drain" ? TestHost.Services(connection, SystemClock.Instance, number) : TestHost.Services(connection, SystemClock.Instance, 2, Duration.FromMilliseconds(300));
try
{
    if (mode == "drain") await TestHost.DrainAsync(services);
    else await TestHost.LiveAsync(services, number);
    return 0;
}
catch (Exception fault)
{
    Console.WriteLine("fault " + fault.ToString().ReplaceLineEndings(" | "));
    return 3;
}
