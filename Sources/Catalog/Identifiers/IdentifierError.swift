/// A text that was offered as an identifier and is not one: what is wrong with it, and how to mend it.
public struct IdentifierError: Error, Hashable, Sendable, CustomStringConvertible {
    /// One clause without a full stop, with the offered text in it.
    public var what: String
    /// One clause without a full stop; empty when there is nothing to advise.
    public var mend: String

    public init(_ what: String, mend: String) {
        self.what = what
        self.mend = mend
    }

    /// `“1501.0001” has 4 digits after the point. From January 2015 on there are 5.`
    public var description: String { mend.isEmpty ? "\(what)." : "\(what). \(mend)." }
}
