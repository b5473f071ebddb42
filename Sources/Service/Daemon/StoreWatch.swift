package import Byline
import Catalog
import Synchronization

/// Which state of the store finished answers belong to, as one number for all threads.
///
/// Each connection counts changes for itself, so that after one change every thread notices it in its own time. If each
/// then forgot all answers, those of the first would be made again for the second: this one connection tells whether a
/// change is one that others have noticed already.
package final class StoreWatch: Sendable {
    private struct State {
        var registrar: Registrar?
        var version: Int?
        /// Who had no page when the store last changed.
        var hidden: Set<ResearcherID>?
    }
    private let state = Mutex(State())
    private let path: String
    private let cache: AnswerCache

    package init(store path: String, cache: AnswerCache) {
        self.path = path
        self.cache = cache
    }

    /// The state that begins with the last change of the store, whoever asks. When it is a new one, all answers of the
    /// state before are forgotten.
    package func epoch() throws(BylineError) -> UInt64 {
        try state.withLock { state throws(BylineError) in
            do throws(BylineError) {
                let registrar: Registrar
                if let open = state.registrar {
                    registrar = open
                } else {
                    registrar = try Registrar(store: path, mode: .read)
                    state = State(registrar: registrar)
                }
                let version = try registrar.dataVersion()
                if version == state.version { return cache.epoch }
                state.version = version
                // Whoever wishes to have no page is gone at once: then nothing lags.
                let hidden = try registrar.hiddenResearchers()
                defer { state.hidden = hidden }
                return cache.advance(keepingFormer: hidden == state.hidden)
            } catch {
                // Whatever is wrong with the connection, the next one may do better.
                state = State()
                _ = cache.advance()
                throw error
            }
        }
    }
}
