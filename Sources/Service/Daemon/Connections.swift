import Glibc
import Synchronization

/// One client's connection, from its opening to its end.
final class Conversation: Sendable {
    let descriptor: Int32
    let address: IPAddress?
    /// Whether it counts against the bound of its address.
    let isCounted: Bool
    /// Seconds on the clock when its present exchange began: when it was opened, or when the last answer was sent.
    let since: Atomic<UInt64>

    init(descriptor: Int32, address: IPAddress?, isCounted: Bool, now: Double) {
        self.descriptor = descriptor
        self.address = address
        self.isCounted = isCounted
        since = Atomic(UInt64(now * 1000))
    }
}

/// The connections that are open: how many from where, and which have taken too long.
final class Connections: Sendable {
    private struct State {
        var open: [ObjectIdentifier: Conversation] = [:]
        var byAddress: [IPAddress: Int] = [:]
    }
    private let state = Mutex(State())
    private let mostPerAddress: Int

    init(mostPerAddress: Int) { self.mostPerAddress = mostPerAddress }

    var count: Int { state.withLock { $0.open.count } }

    func hasRoom(for address: IPAddress) -> Bool {
        state.withLock { $0.byAddress[address.share, default: 0] < mostPerAddress }
    }

    func add(_ conversation: Conversation) {
        state.withLock { state in
            state.open[ObjectIdentifier(conversation)] = conversation
            if conversation.isCounted, let address = conversation.address {
                state.byAddress[address.share, default: 0] += 1
            }
        }
    }

    func remove(_ conversation: Conversation) {
        state.withLock { state in
            state.open[ObjectIdentifier(conversation)] = nil
            guard conversation.isCounted, let share = conversation.address?.share else { return }
            let left = state.byAddress[share, default: 1] - 1
            state.byAddress[share] = left > 0 ? left : nil
        }
    }

    /// Ends the exchanges that began before a moment: a client that sends or takes a byte now and then would else hold
    /// its connection for ever.
    func end(before moment: Double) {
        state.withLock { state in
            for conversation in state.open.values
            where conversation.since.load(ordering: .relaxed) < UInt64(max(0, moment * 1000)) {
                // The library closes the descriptor only after `remove`, so it is still this connection's.
                shutdown(conversation.descriptor, Int32(SHUT_RDWR))
            }
        }
    }
}

/// Seconds on a clock that only goes forward, to some milliseconds.
func coarseClock() -> Double {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC_COARSE, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
}

/// Nanoseconds on that clock, exactly.
func fineClock() -> Int {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return now.tv_sec * 1_000_000_000 + now.tv_nsec
}
