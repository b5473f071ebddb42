public import Catalog

/// A format whose documents may be larger than memory: it is read piece by piece.
public protocol StreamedFormat: Format {
    /// Whether a document that begins so is of this format, judged by its bytes and never by the file's name.
    /// - Parameter head: the first bytes, unpacked; up to 64 KiB.
    static func recognises(head: ArraySlice<UInt8>) -> Bool
    /// The bytes that stand at the end of each record and seldom elsewhere: where a long document may be cut into parts.
    /// nil when documents of this format are always short.
    static var recordEnd: StaticString? { get }
    /// A reader at the beginning of a document.
    /// - Parameter file: how messages call the document.
    static func reader(file: String) -> any RecordReader
}

/// Takes a document piece by piece and gives its records as they end. Its memory does not grow with the document.
public protocol RecordReader {
    /// Takes the next bytes. Records, remarks and refusals are added to the reading; the caller may take them away
    /// between calls.
    /// - Throws: `IngestError` when the document as a whole cannot be read on; what was read stands.
    mutating func take(_ bytes: ArraySlice<UInt8>, into reading: inout Reading) throws(IngestError)
    /// The document has ended.
    mutating func finish(into reading: inout Reading) throws(IngestError)
    /// The next record begins another part of the document: locators are given out anew.
    mutating func beginPart()
}

extension StreamedFormat {
    public static var recordEnd: StaticString? { nil }
}

extension RecordReader {
    public mutating func beginPart() {}
}
