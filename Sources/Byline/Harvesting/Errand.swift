public import Catalog

/// How a catalogue goes out to fetch something: under what name, by which clock, how it waits and when it is called
/// back.
public struct Errand {
    /// Who asks: the program, its version, and how to reach whoever runs it.
    public var agent: String
    /// Since some fixed moment, in seconds.
    public var now: () -> Double
    public var date: () -> Instant
    /// Waits so many seconds, or shorter when it is called back.
    public var wait: (Double) -> Void
    /// Whether it is called back. What is kept stays.
    public var isStopped: () -> Bool
    /// Hears what happens on the way.
    public var tell: (Event) -> Void

    public enum Event: Hashable, Sendable {
        /// A request is answered with records, which are kept by now: how many in all, out of how many.
        case kept(records: Int, total: Int?)
        /// A request failed, and is made again after some seconds.
        case again(why: String, seconds: Double)
    }

    public init(
        agent: String, now: @escaping () -> Double, date: @escaping () -> Instant, wait: @escaping (Double) -> Void,
        isStopped: @escaping () -> Bool = { false }, tell: @escaping (Event) -> Void = { _ in }
    ) {
        self.agent = agent
        self.now = now
        self.date = date
        self.wait = wait
        self.isStopped = isStopped
        self.tell = tell
    }
}
