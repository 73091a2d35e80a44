namespace PartnerImports.Sqlite;

/// <summary>A connection in a transaction, which disposal rolls back unless it was committed.</summary>
internal sealed class Transaction(Connection connection, Action<Connection> giveBack) : IDisposable
{
    private bool _isOver;

    public Connection Connection => !_isOver ? connection : throw new ObjectDisposedException(nameof(Transaction));

    public void Commit() => Connection.Execute("COMMIT");

    public void Dispose()
    {
        if (_isOver) return;
        _isOver = true;
        giveBack(connection);
    }
}
