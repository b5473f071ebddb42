/// That a work or a researcher is other than it was.
public struct CatalogueChange: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        case work, researcher
    }
    /// Rises with every change; whoever has read up to a number asks for what comes after it.
    public var number: Int64
    public var kind: Kind
    /// `W7`, `R12`
    public var id: String
    /// Whether the id names nothing of its own any more.
    public var isGone: Bool
    /// RFC 3339, UTC.
    public var at: String
    /// What the id answers with since it is gone; nil when with nothing.
    public var successor: String?

    public init(number: Int64, kind: Kind, id: String, isGone: Bool, at: String, successor: String? = nil) {
        self.number = number
        self.kind = kind
        self.id = id
        self.isGone = isGone
        self.at = at
        self.successor = successor
    }
}
