import Synchronization

/// What one thread counted of its answers.
package final class Tally: Sendable {
    /// Upper bounds of the latency histogram's buckets, in microseconds; above the last there is one more.
    package static let bounds = [100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 1_000_000]

    package struct Counts: Sendable {
        /// Answers by route (its place in the table; -1 for none) and status.
        package var answers: [Key: Int] = [:]
        /// Answers by route and bucket of time.
        package var latencies: [Int: Latency] = [:]
        package var cached = 0
        package var limited = 0
        package var bytes = 0

        package mutating func add(_ other: Counts) {
            answers.merge(other.answers, uniquingKeysWith: +)
            latencies.merge(other.latencies) { $0.adding($1) }
            cached += other.cached
            limited += other.limited
            bytes += other.bytes
        }
    }
    package struct Key: Hashable, Sendable {
        package var route: Int
        package var status: Int
    }
    package struct Latency: Hashable, Sendable {
        package var buckets = [Int](repeating: 0, count: Tally.bounds.count + 1)
        package var microseconds = 0

        func adding(_ other: Latency) -> Latency {
            var sum = self
            for bucket in buckets.indices { sum.buckets[bucket] += other.buckets[bucket] }
            sum.microseconds += other.microseconds
            return sum
        }
    }
    private let counts = Mutex(Counts())

    package init() {}

    package var now: Counts { counts.withLock { $0 } }

    func count(route: Int, status: Int, microseconds: Int, bytes: Int, isCached: Bool) {
        counts.withLock { counts in
            counts.answers[Key(route: route, status: status), default: 0] += 1
            let bucket = Self.bounds.firstIndex { microseconds <= $0 } ?? Self.bounds.count
            counts.latencies[route, default: Latency()].buckets[bucket] += 1
            counts.latencies[route, default: Latency()].microseconds += microseconds
            counts.bytes += bytes
            if isCached { counts.cached += 1 }
            if status == 429 { counts.limited += 1 }
        }
    }
}
