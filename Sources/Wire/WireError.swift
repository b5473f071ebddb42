/// A talk with another machine that failed. It names the machine and never what was said: that may be secret.
public struct WireError: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Kind: String, Sendable {
        /// The machine is not there, or nobody answers at that port.
        case unreachable
        case timedOut
        /// Its certificate cannot be trusted, or it offers no encryption.
        case untrusted
        /// It refused the user name and password.
        case denied
        /// It refused for good, or will not have it now.
        case refused
        case later
        /// Its answer is longer than was allowed.
        case tooLarge
        /// Something else broke off the talk.
        case broken
        /// The address is not one this program talks to, or libcurl is not on this machine.
        case unusable
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
