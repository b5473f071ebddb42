/// Everything a reader found in one document.
public struct Reading: Hashable, Sendable {
    /// The name of the format: `researcher-profile`.
    public var format: String
    /// In order of appearance; the page itself first.
    public var records: [PrintedRecord]
    /// What a person should know about the reading: a cut page, counts that differ, a doubtful cut.
    public var remarks: [Remark]
    /// Records that could not be read. They cost nothing but themselves.
    public var refusals: [Remark]

    public init(format: String, records: [PrintedRecord] = [], remarks: [Remark] = [], refusals: [Remark] = []) {
        self.format = format
        self.records = records
        self.remarks = remarks
        self.refusals = refusals
    }
}

/// Something worth saying about a document: what, where, and how to mend it.
public struct Remark: Hashable, Sendable, Codable, CustomStringConvertible {
    public var what: String
    public var file: String
    /// Counted from 1; nil when it concerns the whole document.
    public var line: Int?
    public var mend: String

    public init(_ what: String, file: String, line: Int? = nil, mend: String = "") {
        self.what = what
        self.file = file
        self.line = line
        self.mend = mend
    }

    /// `page.txt:4: the year is “20x1”. Expected four digits.`
    public var description: String {
        let spot = line.map { "\(file):\($0): " } ?? "\(file): "
        return mend.isEmpty ? "\(spot)\(what)." : "\(spot)\(what). \(mend)."
    }
}
