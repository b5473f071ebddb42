import Glibc
import Synchronization

/// A bucket of look-ups for each network that asks: it fills evenly up to its share of a minute, and each request
/// takes what its route costs.
package final class RateLimiter: Sendable {
    /// The most that one network may ask in a minute, at once or spread.
    package let perMinute: Int
    private let buckets = Mutex<[IPAddress: Bucket]>([:])
    /// How many networks are remembered; beyond that the fullest buckets are forgotten, which changes nothing for them.
    private static let roomForNetworks = 65_536

    private struct Bucket {
        var level: Double
        var at: Double
    }

    package struct Verdict: Hashable, Sendable {
        package var isAllowed: Bool
        /// What is left, and seconds until the bucket is full again.
        package var remaining: Int
        package var secondsToFull: Int
        /// Seconds after which the same request would be allowed.
        package var retryAfter: Int
    }

    package init(perMinute: Int) { self.perMinute = perMinute }

    /// Takes what a request costs, unless there is too little left.
    /// - Parameter now: seconds since some fixed moment.
    package func take(_ cost: Int, by client: IPAddress, at now: Double) -> Verdict {
        let full = Double(perMinute)
        let perSecond = full / 60
        // A request dearer than the whole bucket takes all of it.
        let cost = min(Double(cost), full)
        return buckets.withLock { buckets in
            let before = buckets[client.share]
            let level = before.map { min(full, $0.level + max(0, now - $0.at) * perSecond) } ?? full
            let isAllowed = level >= cost
            let left = isAllowed ? level - cost : level
            if before == nil, buckets.count >= Self.roomForNetworks { Self.forgetFullest(&buckets, full, now) }
            buckets[client.share] = Bucket(level: left, at: now)
            return Verdict(
                isAllowed: isAllowed, remaining: Int(left),
                secondsToFull: Int(((full - left) / perSecond).rounded(.up)),
                retryAfter: isAllowed ? 0 : max(1, Int(((cost - left) / perSecond).rounded(.up))))
        }
    }

    private static func forgetFullest(_ buckets: inout [IPAddress: Bucket], _ full: Double, _ now: Double) {
        let perSecond = full / 60
        buckets = buckets.filter { $0.value.level + (now - $0.value.at) * perSecond < full }
        // Every one of them is in use: an attack from many networks. Half of them start anew.
        if buckets.count >= roomForNetworks {
            for key in buckets.keys.prefix(roomForNetworks / 2) { buckets[key] = nil }
        }
    }
}
