/// Something a person asked for that could not be done: what, and how to mend it.
public struct BylineError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of failure it is; the command line turns it into its exit status.
    public enum Kind: String, Sendable {
        case failure
        case notFound
        case invalidInput
        /// Several things fit, or the store is not in the state the request needs.
        case conflict
        case denied
        case limit
    }
    public var kind: Kind
    public var what: String
    public var mend: String
    /// The file or thing it concerns, where one error of several must be told from the others.
    public var subject: String?

    public init(_ kind: Kind, _ what: String, mend: String, subject: String? = nil) {
        self.kind = kind
        self.what = what
        self.mend = mend
        self.subject = subject
    }

    public var description: String { mend.isEmpty ? "\(what)." : "\(what). \(mend)." }
}
