namespace PartnerImports.Native;

/// <summary>Runs checks, none hiding the next, and counts them.</summary>
internal sealed class Checks
{
    private int _passed, _failed;

    public async Task RunAsync(string name, Func<Task> check)
    {
        try
        {
            await check();
            _passed++;
            Console.WriteLine($"  {name}");
        }
        catch (Exception exception)
        {
            _failed++;
            Console.WriteLine($"  FAILED: {name}: {exception}");
        }
    }

    public int End()
    {
        Console.WriteLine($"{_passed} passed, {_failed} failed");
        return _failed == 0 ? 0 : 1;
    }

    public static void Equal<T>(T expected, T actual, string what)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual)) throw new InvalidOperationException($"{what}: {expected} expected, {actual} found");
    }
}
