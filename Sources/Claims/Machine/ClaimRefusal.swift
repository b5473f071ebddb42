/// A move the rules do not allow: why, and what would help.
public struct ClaimRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Kind: String, CaseIterable, Sendable {
        /// This role may not do that.
        case role
        /// Not from the state in which the claim is.
        case state
        /// The decider is not independent.
        case independence
        /// The evidence does not bear it.
        case evidence
        /// Something else stands against it: another claim, another record.
        case conflict
        /// Too many at a time.
        case quota
        /// Too early.
        case early
        /// No reason was given, or one that may not be kept.
        case reason
    }
    public var kind: Kind
    public var what: String
    public var mend: String
    /// The first moment at which it will be possible, seconds since 1970; nil when waiting does not help.
    public var notBefore: Int?

    public init(_ kind: Kind, _ what: String, mend: String, notBefore: Int? = nil) {
        self.kind = kind
        self.what = what
        self.mend = mend
        self.notBefore = notBefore
    }

    public var description: String { "\(what). \(mend)." }
}
