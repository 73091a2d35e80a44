namespace PartnerImports.Testing;

/// <summary>One action of somebody in a simulated world: a task that stops before and after each call to the outside until the world lets it go on.</summary>
internal sealed class SimulatedActor(string name, SimulatedProcess process, NodaTime.Instant startedAt)
{
    private static readonly AsyncLocal<SimulatedActor?> Running = new();
    private TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource? _gate;

    public static SimulatedActor? Current => Running.Value;

    public string Name => name;

    public SimulatedProcess Process => process;

    public NodaTime.Instant StartedAt => startedAt;

    /// <summary>Where it stands.</summary>
    public string At { get; private set; } = "";

    /// <summary>How many receptions it has open.</summary>
    public int OpenReceptions { get; set; }

    public Task Task { get; private set; } = Task.CompletedTask;

    /// <summary>Starts the action and waits until it stops or ends.</summary>
    public async ValueTask StartAsync(Func<Task> action)
    {
        Task = RunAsync(action);
        await StoppedAsync().ConfigureAwait(false);
    }

    /// <summary>Lets the action go on and waits until it stops again or ends.</summary>
    public async ValueTask GoOnAsync()
    {
        var gate = _gate ?? throw new InvalidOperationException($"{name} does not stand at a gate.");
        _gate = null;
        _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
        gate.SetResult();
        await StoppedAsync().ConfigureAwait(false);
    }

    /// <summary>Stops the action that runs here until the world lets it go on; ends it when its process has crashed.</summary>
    public async ValueTask StopAsync(string at)
    {
        ThrowIfCrashed();
        At = at;
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _gate = gate;
        _stopped.SetResult();
        await gate.Task.ConfigureAwait(false);
        ThrowIfCrashed();
    }

    private void ThrowIfCrashed()
    {
        if (process.HasCrashed) throw new OperationCanceledException($"{process.Name} has crashed.");
    }

    private async ValueTask StoppedAsync() => await Task.WhenAny(Task, _stopped.Task).ConfigureAwait(false);

    private async Task RunAsync(Func<Task> action)
    {
        Running.Value = this;
        await action().ConfigureAwait(false);
    }
}
