/// Something a store could not do: what, where, how to mend it.
///
/// The values bound to a statement never appear in it; they may be personal.
public struct StoreError: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Kind: String, Sendable {
        /// There is no file at the path.
        case missing
        /// The file is not a catalogue, or not one this program can read.
        case foreign
        /// The file or its folder may not be written, or there is no room.
        case unwritable
        /// Another process holds the store.
        case busy
        /// The caller asked it to stop.
        case interrupted
        /// The file is damaged.
        case damaged
        /// Anything else; a fault of this program.
        case fault
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
