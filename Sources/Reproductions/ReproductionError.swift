/// Why a run cannot start, be joined to another or be read back; complete when printed.
public struct ReproductionError: Error, Equatable, CustomStringConvertible {
    public let what: String
    public let mend: String

    public init(_ what: String, mend: String) {
        self.what = what
        self.mend = mend
    }

    public var description: String { "\(what). \(mend)" }
}
