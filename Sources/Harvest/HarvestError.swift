/// Why a harvest or a fetch cannot go on: what happened, and how to mend it.
public struct HarvestError: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Kind: String, Sendable {
        /// Nobody answers, or not in a way that can be read, however often one asks.
        case lost
        /// The server understood the request and refuses it.
        case refused
        /// What answers does not keep to the protocol.
        case foreign
        /// The server wants to be left alone for longer than this call waits.
        case later
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
