using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Testing;

namespace PartnerImports.Testing;

/// <summary>
/// Partners, users and workers in two processes on one store, over weeks of simulated time, with everything going wrong that can: calls that fail before
/// or after they are done, messages delivered twice, delays, crashes, leases that run out, two people at once. A seed determines all of it.
/// </summary>
/// <remarks>
/// After every step the rules are checked: only legal transitions, at most one resolution, held entries of pending imports only, books after a rejection as
/// before the reception but for reference data, one message per decision and addressee, order within a dossier, no claim beside another. When faults stop, every request ends.
/// </remarks>
public sealed partial class SimulatedWorld
{
    private readonly int _seed;
    private readonly SimulationOptions _options;
    private readonly IStoreFixture _fixture;
    private readonly SeededRandom _random;
    private readonly FakeClock _clock;
    private readonly SeededIds _ids;
    private readonly InMemoryDossiers _dossiers = new();
    private readonly WorldWatch _watch = new();
    private readonly WorldRules _rules;
    private readonly Dictionary<ContentHash, SimulatedFile> _files = [];
    private readonly List<SimulatedActor> _actors = [];
    private readonly SimulatedProcess[] _processes = new SimulatedProcess[2];
    private readonly Queue<string> _trace = new();
    private readonly SimulatedLedger? _ledger;
    private bool _faults = true;
    private bool _storm;
    private bool _touched;

    private SimulatedWorld(int seed, IStoreFixture fixture, SimulationOptions options)
    {
        _seed = seed;
        _options = options;
        _fixture = fixture;
        _random = new(seed);
        _ids = new(seed);
        _clock = new(Starts[_random.Next(Starts.Length)] + Duration.FromMinutes(_random.Next(2_880)));
        _rules = new(fixture, Dossiers, _watch, _files);
        if (options.BooksElsewhere) _ledger = new(this, _watch, _files);
        foreach (var dossier in Dossiers) SaveDossier(dossier, consoleOpen: true, yearOpen: true);
        for (var i = 0; i < _processes.Length; i++) Restart(i);
    }

    /// <summary>Runs the world of a seed, to its end.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="fixture">Gives an empty store.</param>
    /// <param name="options">How it runs.</param>
    /// <returns>What happened.</returns>
    /// <exception cref="SimulationException">A rule was broken; the message names the seed and the last steps.</exception>
    public static async ValueTask<SimulationReport> RunAsync(int seed, IStoreFixture fixture, SimulationOptions options)
    {
        ArgumentNullException.ThrowIfNull(fixture);
        ArgumentNullException.ThrowIfNull(options);
        var world = new SimulatedWorld(seed, fixture, options);
        var step = 0;
        try
        {
            for (; step < options.Steps; step++) await world.StepAsync().ConfigureAwait(false);
            await world.EndAsync().ConfigureAwait(false);
            return world.Report();
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            await world.AbandonAsync().ConfigureAwait(false);
            throw new SimulationException($"Seed {seed}, step {step}: {broken.Message}{Environment.NewLine}{string.Join(Environment.NewLine, world._trace)}", broken);
        }
    }

    /// <summary>Runs a call of an actor: stops before and after it, lets it fail or take its time.</summary>
    internal async ValueTask<T> CallAsync<T>(string name, Func<ValueTask<T>> call, Func<T, ValueTask>? undo = null)
    {
        if (SimulatedActor.Current is not { } actor) return await call().ConfigureAwait(false);
        await actor.StopAsync(name).ConfigureAwait(false);
        var fault = _faults && _random.Percent(_storm ? 8 * _options.FaultPercent : _options.FaultPercent) ? _random.Next(1, 5) : 0;
        if (fault == 4) _watch.Count("call takes its time");
        if (fault == 4) _clock.Advance(Duration.FromSeconds(_random.Next(1, 400)));
        if (fault == 1) throw Failure(actor, name, "before");
        if (fault == 3 && name is nameof(INotificationSink.DeliverAsync) or nameof(IPartnerEventSink.PublishAsync)) await call().ConfigureAwait(false);
        _touched = true;
        var result = await call().ConfigureAwait(false);
        try
        {
            await actor.StopAsync(name + ", done").ConfigureAwait(false);
            return fault == 2 ? throw Failure(actor, name, "after") : result;
        }
        catch (Exception) when (undo is not null)
        {
            await undo(result).ConfigureAwait(false);
            throw;
        }
    }

    private SimulationReport Report()
    {
        foreach (var versions in _watch.Histories.Values) _watch.Count($"import {versions[^1].Status}");
        return new(_watch.Counts.ToImmutableSortedDictionary(StringComparer.Ordinal));
    }

    private ImportStoreException Failure(SimulatedActor actor, string name, string when)
    {
        Tell($"{actor.Name}: {name} fails {when}");
        _watch.Count($"call fails {when} it is done");
        return new($"The call of {name} failed.") { IsTransient = true };
    }

    private async ValueTask StepAsync()
    {
        if (!_options.InterleaveReceptions && _actors.Find(actor => actor.OpenReceptions > 0) is { } exclusive) await GoOnAsync(exclusive).ConfigureAwait(false);
        else if (_actors.Count > 0 && _random.Percent(_actors.Count > 5 ? 100 : 72)) await GoOnAsync(_random.Pick(_actors)).ConfigureAwait(false);
        else await HappenAsync().ConfigureAwait(false);
        await CheckAsync().ConfigureAwait(false);
    }

    private async ValueTask HappenAsync()
    {
        switch (_random.Next(100))
        {
            case < 24: await StartPushAsync().ConfigureAwait(false); break;
            case < 50: await StartRequestAsync().ConfigureAwait(false); break;
            case < 53 when _ledger is not null: await StartRepairAsync().ConfigureAwait(false); break;
            case < 68: await StartAsync("worker", process => process.Worker.ProcessAsync().AsTask()).ConfigureAwait(false); break;
            case < 80: await StartAsync("deliverer", process => process.Delivery.DeliverAsync().AsTask()).ConfigureAwait(false); break;
            case < 90: PassTime(); break;
            case < 92: await CrashAsync().ConfigureAwait(false); break;
            case < 96: await MarkAsync().ConfigureAwait(false); break;
            case < 98: ChangeWeather(); break;
            default: SaveDossier(_random.Pick(Dossiers), _random.Percent(70), _random.Percent(70)); break;
        }
    }

    private async ValueTask GoOnAsync(SimulatedActor actor)
    {
        Tell($"{actor.Name} goes on from {actor.At}");
        await actor.GoOnAsync().ConfigureAwait(false);
        await EndIfDoneAsync(actor).ConfigureAwait(false);
    }

    private async ValueTask StartAsync(string name, Func<SimulatedProcess, Task> action)
    {
        var process = _random.Pick(_processes);
        var actor = new SimulatedActor($"{name} in {process.Name}", process, _clock.GetCurrentInstant());
        Tell($"{actor.Name} starts");
        _actors.Add(actor);
        await actor.StartAsync(() => action(process)).ConfigureAwait(false);
        await EndIfDoneAsync(actor).ConfigureAwait(false);
    }

    /// <summary>Repairs what crashes left between store and ledger; as the bridge demands, intents are older than anything that still runs.</summary>
    private async ValueTask StartRepairAsync()
    {
        var age = Duration.FromHours(1);
        if (_actors.Exists(actor => actor.StartedAt + age <= _clock.GetCurrentInstant())) return;
        await StartAsync("repair", process => process.Bridge!.RepairAsync(age).AsTask()).ConfigureAwait(false);
    }

    /// <summary>Takes an actor away whose action has ended: a failure of the environment or a crash is its own affair, a broken rule is the world's.</summary>
    private async ValueTask EndIfDoneAsync(SimulatedActor actor)
    {
        if (!actor.Task.IsCompleted) return;
        _actors.Remove(actor);
        await actor.Task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (actor.Task.Exception?.InnerException is { } failure and not ImportStoreException) throw failure;
        Tell($"{actor.Name} ends{(actor.Task.IsCompletedSuccessfully ? "" : " badly")}");
    }

    private void PassTime()
    {
        var duration = _random.Next(10) switch
        {
            < 5 => Duration.FromSeconds(_random.Next(1, 30)),
            < 8 => Duration.FromMinutes(_random.Next(1, 15)),
            8 => Duration.FromHours(_random.Next(1, 5)),
            _ => Duration.FromDays(_random.Next(1, 40)),
        };
        _clock.Advance(duration);
        Tell($"it is {_clock.GetCurrentInstant()}");
    }

    /// <summary>For a while nearly half of all calls go wrong, then hardly any.</summary>
    private void ChangeWeather()
    {
        _storm = !_storm;
        Tell(_storm ? "a storm begins" : "the storm ends");
    }

    private async ValueTask CrashAsync()
    {
        var at = _random.Next(_processes.Length);
        Tell($"{_processes[at].Name} crashes");
        _watch.Count("process crashes");
        _processes[at].Crash();
        foreach (var actor in _actors.Where(actor => actor.Process == _processes[at]).ToList())
        {
            while (!actor.Task.IsCompleted) await actor.GoOnAsync().ConfigureAwait(false);
            await EndIfDoneAsync(actor).ConfigureAwait(false);
        }
        Restart(at);
    }

    /// <summary>Ends everybody as a crash would: whoever looks at the broken world finds no reception open that locks it.</summary>
    private async ValueTask AbandonAsync()
    {
        foreach (var process in _processes) process.Crash();
        foreach (var actor in _actors)
            while (!actor.Task.IsCompleted) await actor.GoOnAsync().ConfigureAwait(false);
    }

    private void Restart(int at)
    {
        var services = new ServiceCollection();
        var sinks = new WatchedSinks(this, _watch);
        var store = new WatchedStore(at == 0 ? _fixture.Store : _fixture.SecondStore, this, _watch);
        var bridge = _ledger?.Bridge(store, _clock);
        services.AddSingleton<IImportStore>(bridge is null ? store : bridge);
        services.AddSingleton<IImportParser>(new SimulatedParser());
        services.AddSingleton<IDossierDirectory>(_dossiers);
        services.AddSingleton<IFiscalCalendar>(_dossiers);
        services.AddSingleton<INotificationSink>(sinks);
        services.AddSingleton<IPartnerEventSink>(sinks);
        services.AddSingleton<IClock>(_clock);
        services.AddSingleton<IIdGenerator>(_ids);
        services.AddPartnerImports(options =>
        {
            options.MaxParallelRequests = 1;
            options.GiveUpAfter = Duration.FromHours(3);
        });
        _processes[at] = new("process " + (at + 1), _options.Build(services), bridge);
    }

    private void SaveDossier(DossierId dossier, bool consoleOpen, bool yearOpen)
    {
        _dossiers.Save(new(dossier, default, consoleOpen), new([new(new(2024, 1, 1), new(2024, 12, 31)), new(new(2025, 1, 1), new(2025, 12, 31), yearOpen)]));
        Tell($"{dossier}: console {(consoleOpen ? "open" : "closed")}, 2025 {(yearOpen ? "open" : "closed")}");
    }

    private async ValueTask CheckAsync()
    {
        if (_watch.Violation is { } violation) throw violation;
        if (!_touched) return;
        _touched = false;
        await _rules.CheckAsync().ConfigureAwait(false);
        _ledger?.Check(Dossiers, settled: false);
    }

    private void Tell(string what)
    {
        _trace.Enqueue("  " + what);
        if (_trace.Count > 60) _trace.Dequeue();
    }
}
