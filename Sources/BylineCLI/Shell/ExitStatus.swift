package import Byline

/// The statuses with which `byline` ends, each with one meaning.
package enum ExitStatus: Int32, CaseIterable, Sendable {
    case ok = 0
    case failure = 1
    case usage = 2
    case notFound = 3
    case invalidInput = 4
    case conflict = 5
    case denied = 6
    case limit = 7
    case partial = 8
    case interrupted = 130

    package init(_ kind: BylineError.Kind) {
        self =
            switch kind {
            case .failure: .failure
            case .notFound: .notFound
            case .invalidInput: .invalidInput
            case .conflict: .conflict
            case .denied: .denied
            case .limit: .limit
            }
    }

    package var meaning: String {
        switch self {
        case .ok: "done"
        case .failure: "something went wrong, or a check failed"
        case .usage: "called wrongly"
        case .notFound: "what was asked for is not there"
        case .invalidInput: "the data given cannot be used"
        case .conflict: "several things fit, or the store is not in the state this needs"
        case .denied: "not allowed"
        case .limit: "a limit was reached"
        case .partial: "done in part: some documents or records were skipped"
        case .interrupted: "stopped by Ctrl-C: what was finished is kept, the store is else as before"
        }
    }

    /// What other signals leave behind: the shell's own numbers, since only Ctrl-C is ever waited for.
    package static let signals: [(status: Int32, meaning: String)] = [
        (143, "ended by SIGTERM; the store is as before")
    ]

    /// The word in a problem object's `type`.
    var slug: String {
        switch self {
        case .ok: "ok"
        case .failure: "failure"
        case .usage: "usage"
        case .notFound: "not-found"
        case .invalidInput: "invalid-input"
        case .conflict: "conflict"
        case .denied: "denied"
        case .limit: "limit"
        case .partial: "partial"
        case .interrupted: "interrupted"
        }
    }

    /// The HTTP status that says the same; nil where there is none.
    var httpStatus: Int? {
        switch self {
        case .ok, .partial, .interrupted: nil
        case .failure: 500
        case .usage: 400
        case .notFound: 404
        case .invalidInput: 422
        case .conflict: 409
        case .denied: 403
        case .limit: 429
        }
    }
}
