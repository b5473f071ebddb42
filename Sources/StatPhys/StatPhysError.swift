/// Why a model cannot be set up or a saddle point does not exist; complete when printed.
public struct StatPhysError: Error, Equatable, CustomStringConvertible {
    /// The quantity and the value it was given.
    public let what: String
    /// The rule the value breaks.
    public let mend: String

    public init(_ what: String, mend: String) {
        self.what = what
        self.mend = mend
    }

    public var description: String { "\(what). \(mend)" }
}
