/// Mail that could not be written or sent. It never holds an address, a subject or a text.
public struct MailError: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Kind: String, Sendable {
        /// The message or the settings cannot be used.
        case invalid
        /// The server or folder could not take it.
        case undelivered
        /// It may work later.
        case later
        case denied
    }
    public var kind: Kind
    public var what: String
    public var mend: String

    public init(_ kind: Kind, _ what: String, mend: String) {
        self.kind = kind
        self.what = what
        self.mend = mend
    }

    public var description: String { mend.isEmpty ? "\(what)." : "\(what). \(mend)." }
}
