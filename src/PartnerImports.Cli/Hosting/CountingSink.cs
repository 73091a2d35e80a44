namespace PartnerImports.Cli.Hosting;

/// <summary>Puts notifications into the inbox and counts them.</summary>
internal sealed class CountingSink(INotificationSink inbox) : INotificationSink
{
    private int _delivered;

    public int Delivered => _delivered;

    public async ValueTask DeliverAsync(Notification notification, CancellationToken cancellationToken = default)
    {
        await inbox.DeliverAsync(notification, cancellationToken).ConfigureAwait(false);
        Interlocked.Increment(ref _delivered);
    }
}
