public import Catalog

/// A document that cannot be read at all: what is wrong, where, and how to mend it.
public struct IngestError: Error, Hashable, Sendable, CustomStringConvertible {
    public var remark: Remark

    public init(_ what: String, file: String, line: Int? = nil, mend: String) {
        remark = Remark(what, file: file, line: line, mend: mend)
    }

    public var description: String { remark.description }
}
