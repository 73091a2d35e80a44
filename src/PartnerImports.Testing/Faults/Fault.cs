using NodaTime;

namespace PartnerImports.Testing;

/// <summary>What goes wrong with a call.</summary>
public enum FaultKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It fails and did nothing.</summary>
    Before,

    /// <summary>It is done, and fails before the answer arrives.</summary>
    After,

    /// <summary>It is done twice, as by a sender that saw no answer.</summary>
    Twice,
}

/// <summary>What goes wrong with one call, and how long it takes.</summary>
/// <param name="Kind">What goes wrong.</param>
/// <param name="Delay">How long the call takes, by the clock given to the <see cref="FaultInjector"/>.</param>
public readonly record struct Fault(FaultKind Kind, Duration Delay = default)
{
    /// <summary>Nothing goes wrong.</summary>
    public static Fault None => default;
}

/// <summary>Lets calls fail as it is told: the heart of the decorators that inject faults.</summary>
/// <remarks>Thread-safe if the functions given to it are.</remarks>
/// <param name="next">Says for each call, by its name, what goes wrong.</param>
/// <param name="wait">Lets time pass; nothing passes when null.</param>
/// <param name="failure">Makes the exception of a call that fails; a transient <see cref="ImportStoreException"/> when null.</param>
public sealed class FaultInjector(Func<string, Fault> next, Action<Duration>? wait = null, Func<string, Exception>? failure = null)
{
    /// <summary>Runs a call.</summary>
    /// <param name="name">The name of the call.</param>
    /// <param name="call">The call.</param>
    public async ValueTask<T> RunAsync<T>(string name, Func<ValueTask<T>> call)
    {
        ArgumentNullException.ThrowIfNull(call);
        var fault = next(name);
        if (fault.Delay > Duration.Zero) wait?.Invoke(fault.Delay);
        if (fault.Kind == FaultKind.Before) throw Failure(name);
        if (fault.Kind == FaultKind.Twice) await call().ConfigureAwait(false);
        var result = await call().ConfigureAwait(false);
        return fault.Kind == FaultKind.After ? throw Failure(name) : result;
    }

    /// <summary>Runs a call without an answer.</summary>
    /// <param name="name">The name of the call.</param>
    /// <param name="call">The call.</param>
    public async ValueTask RunAsync(string name, Func<ValueTask> call)
    {
        ArgumentNullException.ThrowIfNull(call);
        await RunAsync(name, async () =>
        {
            await call().ConfigureAwait(false);
            return true;
        }).ConfigureAwait(false);
    }

    private Exception Failure(string name) => failure?.Invoke(name) ?? new ImportStoreException($"The call of {name} failed, as it was told to.") { IsTransient = true };
}
