import Foundation
import Store

/// The front door: one method per thing a person can ask of a catalogue or change in it.
///
/// A registrar is one connection to one store and belongs to one thread.
public final class Registrar {
    /// How a store is opened.
    public enum Mode: Sendable {
        /// The store must exist; nothing is written.
        case read
        /// The store is made when it does not exist.
        case write
        /// As `write`, but on a copy in memory: for `--dry-run`. The file is not touched, nor made.
        case dryRun
    }

    let store: Store
    let mode: Mode
    package let graphs = GraphShelf()

    /// - Throws: `BylineError` when the store is missing, is not a catalogue, or may not be used in this mode.
    public init(store path: String, mode: Mode) throws(BylineError) {
        self.mode = mode
        do {
            switch mode {
            case .read: store = try Store(path: path, mode: .read)
            case .write: store = try Store(path: path, mode: .write)
            case .dryRun: store = try Store(path: path, mode: .rehearse)
            }
        } catch {
            throw BylineError(error)
        }
    }

    init(open store: Store, mode: Mode) {
        self.store = store
        self.mode = mode
    }

    /// Asks the store, and says what went wrong in the front door's words.
    func ask<T>(_ question: (Store) throws(StoreError) -> T) throws(BylineError) -> T {
        do { return try question(store) } catch { throw BylineError(error) }
    }

    /// Now, as the store keeps it: RFC 3339, UTC.
    static func timestamp() -> String { Date.now.formatted(.iso8601) }
}

extension BylineError {
    init(_ error: StoreError) {
        let kind: Kind =
            switch error.kind {
            case .missing: .notFound
            case .foreign: .conflict
            case .unwritable: .denied
            case .busy: .limit
            case .interrupted, .damaged, .fault: .failure
            }
        self.init(kind, error.what, mend: error.mend)
    }
}
