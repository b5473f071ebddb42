import CMicroHTTPD
import Synchronization

/// A finished answer that many clients may be sent.
final class KeptAnswer: @unchecked Sendable {
    // Never changed once made; the library counts who still sends it.
    let status: Int
    let route: Int
    let etag: String?
    let headers: Headers
    let body: SentBytes
    /// The answer, and the one that says that the client has it already.
    let whole: OpaquePointer
    let unchanged: OpaquePointer
    /// Whether it may be given while the next one is made.
    let mayLag: Bool
    private let library: MicroHTTPD

    /// nil when there is no memory for it.
    init?(_ response: Response, route: Int, mayLag: Bool, library: MicroHTTPD) {
        self.mayLag = mayLag
        body = SentBytes(response.body)
        headers = response.headers
        etag = headers["ETag"]
        status = response.status
        self.route = route
        self.library = library
        guard let whole = library.response(body, headers) else { return nil }
        guard let unchanged = library.response(SentBytes([]), Self.fieldsOfUnchanged(headers)) else {
            library.destroy(whole)
            return nil
        }
        self.whole = whole
        self.unchanged = unchanged
    }

    deinit {
        library.destroy(whole)
        library.destroy(unchanged)
    }

    /// What a 304 carries of the fields of its 200 (RFC 9110, section 15.4.5).
    static func fieldsOfUnchanged(_ headers: Headers) -> Headers {
        let kept: Set = ["etag", "cache-control", "vary", "last-modified", "content-location", "link"]
        var fields = Headers()
        for field in headers.fields {
            let name = field.name.lowercased()
            if kept.contains(name) || name.hasPrefix("access-control-") { fields.add(field.name, field.value) }
        }
        return fields
    }
}

/// Finished answers by what was asked, for as long as the store stays as it is, and for a minute at most: some numbers
/// depend on the day.
///
/// Two generations: what is asked for again moves to the young one; when that is full, the old one is forgotten.
package final class AnswerCache: Sendable {
    /// What makes two requests ask for the same.
    struct Key: Hashable, Sendable {
        var target: [UInt8]
        /// The field `Accept` as it came.
        var accept: [UInt8]
    }
    private struct Entry {
        var answer: KeptAnswer
        var expiresAt: Double
    }
    /// An answer of the state before, while the one of this state is made.
    private struct Former {
        var answer: KeptAnswer
        var expiresAt: Double
        var isOrdered = false
    }
    private struct State {
        var epoch: UInt64 = 0
        var former: [Key: Former] = [:]
        var young: [Key: Entry] = [:]
        var old: [Key: Entry] = [:]
        var youngBytes = 0
    }
    private let state = Mutex(State())
    private let byteLimit: Int
    private static let secondsKept = 60.0
    private static let secondsBehind = 2.0
    /// A larger answer is made anew each time: it would push out too many others.
    static let largestKept = 1 << 20

    package init(byteLimit: Int) { self.byteLimit = byteLimit }

    /// The state of the store to which answers belong that are begun now.
    package var epoch: UInt64 { state.withLock { $0.epoch } }

    /// Forgets everything: the store has changed.
    /// - Parameter keepingFormer: whether what may lag behind is given a little longer.
    /// - Returns: the state that begins.
    func advance(keepingFormer: Bool = false) -> UInt64 {
        let now = coarseClock()
        return state.withLock { state in
            var next = State(epoch: state.epoch + 1)
            guard keepingFormer else {
                state = next
                return next.epoch
            }
            // What was not made anew since the change before is as old as it was.
            next.former = state.former.filter { $1.expiresAt > now }
            for (key, entry) in [state.old, state.young].joined() where entry.answer.mayLag {
                next.former[key] = Former(answer: entry.answer, expiresAt: now + Self.secondsBehind)
            }
            for key in next.former.keys { next.former[key]?.isOrdered = false }
            state = next
            return state.epoch
        }
    }

    /// The answer of the state before, for the short while in which the one of this state is made.
    func former(to key: Key, at now: Double) -> KeptAnswer? {
        state.withLock { state in state.former[key].flatMap { $0.expiresAt > now ? $0.answer : nil } }
    }

    /// What has to be made anew before anybody waits for it; each is told once.
    func takeLagging() -> [Key] {
        state.withLock { state in
            let keys = state.former.filter { !$1.isOrdered }.map(\.key)
            for key in keys { state.former[key]?.isOrdered = true }
            return keys
        }
    }

    func answer(to key: Key, at now: Double) -> KeptAnswer? {
        state.withLock { state in
            if let entry = state.young[key] { return entry.expiresAt > now ? entry.answer : nil }
            guard let entry = state.old.removeValue(forKey: key), entry.expiresAt > now else { return nil }
            put(entry, key, in: &state)
            return entry.answer
        }
    }

    /// Keeps an answer made of the store in the state `epoch`; drops it when that is over.
    func keep(_ answer: KeptAnswer, for key: Key, epoch: UInt64, at now: Double) {
        guard answer.body.count <= min(Self.largestKept, byteLimit / 8) else { return }
        state.withLock { state in
            guard state.epoch == epoch else { return }
            put(Entry(answer: answer, expiresAt: now + Self.secondsKept), key, in: &state)
        }
    }

    private func put(_ entry: Entry, _ key: Key, in state: inout State) {
        // Head fields, the key and the tables weigh something too.
        let weight = entry.answer.body.count + key.target.count + key.accept.count + 2_048
        if state.youngBytes + weight > byteLimit / 2 {
            state.old = state.young
            state.young = [:]
            state.youngBytes = 0
        }
        state.young[key] = entry
        state.youngBytes += weight
    }
}
