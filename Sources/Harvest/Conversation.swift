/// What came of a request.
public enum Reply: Hashable, Sendable {
    /// An HTTP answer.
    case answer(status: Int, body: [UInt8], retryAfter: String?)
    /// None, for a reason that may pass: `the connection broke off`.
    case lost(String)
}

/// What a conversation wants next.
public enum Step: Hashable, Sendable {
    /// A request, not before a time on the clock of `Moment.seconds`.
    case ask(Query, notBefore: Double)
    /// Records to keep, in one transaction with the conversation's progress.
    case keep(SentPage)
    /// All came, and everything is kept.
    case end
}

/// A talk with a server, decided without clock, network or store: a reply comes in, the next step goes out.
///
/// Whoever carries it out waits, asks and keeps. Since the state is a value, every course of events can be played
/// through.
public protocol Conversation: Sendable {
    /// When the next request may go out.
    var pacing: Pacing { get }
    /// The first step.
    mutating func begin(at now: Moment) throws(HarvestError) -> Step
    /// After a request.
    mutating func take(_ reply: Reply, at now: Moment) throws(HarvestError) -> Step
    /// After a page was kept.
    /// - Parameter fresh: how many of its records were not known before.
    mutating func kept(fresh: Int, at now: Moment) throws(HarvestError) -> Step
}

/// What a reply amounts to before anybody looks into it.
enum Verdict: Hashable, Sendable {
    case read([UInt8])
    /// It may go better the next time.
    case again(why: String, retryAfter: String?)
    case refused(status: Int, [UInt8])

    init(_ reply: Reply) {
        switch reply {
        case .lost(let why): self = .again(why: why, retryAfter: nil)
        case .answer(200, let body, _): self = .read(body)
        // Request timeout, too early, too many requests, and all that a server says of its own trouble.
        case .answer(let status, _, let header) where [408, 425, 429].contains(status) || status >= 500:
            self = .again(why: "the server answers \(status)", retryAfter: header)
        case .answer(let status, let body, _): self = .refused(status: status, body)
        }
    }
}
