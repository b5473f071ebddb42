import Byline
import Glibc
import Synchronization

/// What belongs to one thread that answers: its connection to the store, and what it knows of the store's state.
final class Worker {
    private let path: String
    private var registrar: Registrar?
    private var lastVersion: Int?
    /// What this thread counted; summed over all threads when somebody asks.
    let tally: Tally

    init(store path: String, tally: Tally) {
        self.path = path
        self.tally = tally
    }

    /// The connection, opened when it is first needed and again after it failed.
    func open() throws(BylineError) -> Registrar {
        if let registrar { return registrar }
        let opened = try Registrar(store: path, mode: .read)
        registrar = opened
        return opened
    }

    /// Whether the store has been written to since this was last asked.
    func storeHasChanged() throws(BylineError) -> Bool {
        let version = try open().dataVersion()
        defer { lastVersion = version }
        return version != lastVersion
    }

    /// Closes the connection; the next request opens another.
    func reopen() {
        registrar = nil
        lastVersion = nil
    }
}
