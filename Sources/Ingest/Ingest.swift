public import Catalog

/// A document format: how to tell it by its content, and how to read it.
public protocol Format: Sendable {
    /// The word for `--as`: `researcher-profile`.
    static var name: String { get }
    /// One line for `--help`.
    static var summary: String { get }
    /// Whether the document is of this format, judged by whole lines of its text and never by the file's name.
    static func recognises(_ document: Document) -> Bool
    /// Reads the document. A record that cannot be read is refused in the reading and costs nothing but itself.
    static func read(_ document: Document) throws(IngestError) -> Reading
}

/// Every format, in the order in which they are tried: the one with the surest marks first.
public let formats: [any Format.Type] = [
    ResearcherProfile.self, PaperPage.self, AuthorListing.self, FullText.self,
]

/// Reads one document: text or a page saved by a browser, compressed with gzip or not.
///
/// Linear in the size of the document. Nothing is fetched and no file is opened.
/// - Parameters:
///   - bytes: The whole document.
///   - file: How messages call it; it decides nothing.
///   - format: The name of a format to use in place of the recognised one.
/// - Throws: `IngestError` when the document is no text, too large, or of no known format.
public func readDocument(
    _ bytes: [UInt8], file: String, as format: String? = nil
) throws(IngestError) -> Reading {
    let document = try Document(bytes, file: file)
    var reading = try reader(for: document, named: format).read(document)
    reading.remarks.insert(contentsOf: document.remarks, at: 0)
    return reading
}

private func reader(for document: Document, named name: String?) throws(IngestError) -> any Format.Type {
    let names = formats.map { $0.name }
    if let name {
        if let format = formats.first(where: { $0.name == name }) { return format }
        let nearest = nearest(to: String(name.prefix(64)), among: names).map { "Did you mean \($0)? " } ?? ""
        throw IngestError(
            "“\(name)” is not a format", file: document.file,
            mend: nearest + "Known are " + names.joined(separator: ", "))
    }
    if let format = formats.first(where: { $0.recognises(document) }) { return format }
    throw IngestError(
        "no known format is recognised in it", file: document.file,
        mend: "Known are \(names.joined(separator: ", ")); name one to have it read so")
}
