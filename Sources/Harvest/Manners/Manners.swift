public import Catalog

/// How often a server may be asked, and how long one goes on when it does not answer.
public struct Manners: Hashable, Sendable {
    /// Seconds from one request to the next. arXiv asks for three, over one connection, for all machines together.
    public var pause: Double
    /// How often one thing is asked in all before it is given up.
    public var attempts: Int
    /// Seconds beyond which a wait is left to a later call.
    public var longestWait: Double

    public init(pause: Double = 3, attempts: Int = 6, longestWait: Double = 3600) {
        self.pause = pause
        self.attempts = attempts
        self.longestWait = longestWait
    }
}

/// A moment on two clocks: waits are measured on one that nobody sets, dates on the one that servers print.
public struct Moment: Hashable, Sendable {
    /// Since some fixed moment.
    public var seconds: Double
    public var date: Instant

    public init(seconds: Double, date: Instant) {
        self.seconds = seconds
        self.date = date
    }
}

/// When the next request may go out. It outlives a single harvest, so that several in a row keep the pause between
/// them too.
///
/// A request follows the one before it after the pause. One that failed is made again after the pause doubled with
/// every failure in a row, or when the server said, whichever is later.
public struct Pacing: Hashable, Sendable {
    public let manners: Manners
    /// The earliest time for the next request, on the clock of `Moment.seconds`.
    public private(set) var due: Double = 0
    /// How often in a row the same thing has failed.
    public private(set) var failures = 0
    /// Why it failed the last time: `the server answers 503`.
    public private(set) var trouble = ""

    public init(_ manners: Manners) { self.manners = manners }

    /// A request goes out.
    public mutating func asks(at now: Moment) { due = max(due, now.seconds + manners.pause) }

    /// It was answered.
    public mutating func isAnswered() { failures = 0 }

    /// It failed in a way that may pass.
    /// - Parameters:
    ///   - why: half a sentence: `the server answers 503`.
    ///   - header: what the server said of when to come again.
    /// - Throws: when it has failed often enough, or the server wants to be left alone for too long.
    public mutating func fails(_ why: String, retryAfter header: String?, at now: Moment) throws(HarvestError) {
        failures += 1
        trouble = why
        guard failures < manners.attempts else {
            failures = 0
            throw HarvestError(
                .lost, "Asked \(manners.attempts) times: \(why)", mend: "Call again later; what came is kept")
        }
        let wanted = header.flatMap { RetryAfter.seconds($0, now: now.date) } ?? 0
        guard wanted <= manners.longestWait else {
            failures = 0
            throw HarvestError(
                .later, "The server wants to be left alone for \(Int(wanted.rounded(.up))) seconds",
                mend: "Call again then; what came is kept")
        }
        let grown = manners.pause * Double(1 << min(failures, 16))
        due = max(due, now.seconds + max(wanted, grown))
    }
}
