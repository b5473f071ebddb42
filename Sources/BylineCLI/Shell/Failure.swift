package import Byline

/// The command was called wrongly: what is wrong with the call, and how to mend it.
package struct UsageError: Error, Hashable, CustomStringConvertible {
    package var what: String
    package var mend: String
    package var description: String { "\(what). \(mend)." }
}

/// A request that ended without its answer, with the things that might have been meant.
package struct Failure: Error {
    package var status: ExitStatus
    package var what: String
    package var mend: String
    package var candidates: Candidates?

    /// What a name may have meant.
    package struct Candidates: Sendable {
        /// The member of the problem object: `candidates` where all fit, `nearest` where none does.
        package var name: String
        package var items: [Value]
        /// The same as an aligned table.
        package var table: @Sendable (Layout) -> String
    }

    package init(_ status: ExitStatus, _ what: String, mend: String, candidates: Candidates? = nil) {
        self.status = status
        self.what = what
        self.mend = mend
        self.candidates = candidates
    }

    package init(_ error: BylineError) { self.init(ExitStatus(error.kind), error.what, mend: error.mend) }
    package init(_ error: UsageError) { self.init(.usage, error.what, mend: error.mend) }

    /// Any error at all; those of unknown kind are failures in their own words.
    init(any error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        case let error as BylineError: self.init(error)
        case let error as UsageError: self.init(error)
        default: self.init(.failure, String(describing: error), mend: "")
        }
    }

    package var sentence: String { mend.isEmpty ? "\(what)." : "\(what). \(mend)." }

    /// The problem object of RFC 9457, as the service prints it too; `mend` and the candidates are our additions.
    package var problem: Value {
        var members: [Value.Member] = [
            .init("type", .text("/problems/\(status.slug)")), .init("title", .text(status.meaning)),
        ]
        if let http = status.httpStatus { members.append(.init("status", .int(http))) }
        members.append(.init("detail", .text(what)))
        members.append(.init("mend", mend.isEmpty ? .null : .text(mend)))
        members.append(.init("exit", .int(Int(status.rawValue))))
        if let candidates { members.append(.init(candidates.name, .list(candidates.items))) }
        return .object(members)
    }

    /// Tells the failure on standard error: one JSON line, or a sentence with the candidates below it.
    func report(to diagnostics: Diagnostics, asJSON: Bool, layout: Layout) {
        guard !asJSON else { return diagnostics.attach(JSONText.compact(problem, ascii: layout.ascii) + "\n") }
        diagnostics.fail(sentence)
        guard let candidates else { return }
        if diagnostics.isJSON {
            for item in candidates.items { diagnostics.attach(JSONText.compact(item, ascii: layout.ascii) + "\n") }
        } else {
            diagnostics.attach(candidates.table(layout))
        }
    }
}
