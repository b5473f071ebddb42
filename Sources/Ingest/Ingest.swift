public import Catalog

/// A document format: how to tell it by its content, and how to read it.
///
/// Either a `PageFormat`, whose documents are read whole, or a `StreamedFormat`, whose documents may be of any size.
public protocol Format: Sendable {
    /// The word for `--as`: `researcher-profile`.
    static var name: String { get }
    /// One line for `--help`.
    static var summary: String { get }
}

/// A format whose documents are single pages, of at most a few megabytes.
public protocol PageFormat: Format {
    /// Whether the document is of this format, judged by whole lines of its text and never by the file's name.
    static func recognises(_ document: Document) -> Bool
    /// Reads the document. A record that cannot be read is refused in the reading and costs nothing but itself.
    static func read(_ document: Document) throws(IngestError) -> Reading
}

/// Every format, in the order in which they are tried: the one with the surest marks first.
public let formats: [any Format.Type] = [
    ArXivOAI.self, ArXivAtom.self, ArXivSnapshot.self, ArXivPages.self, ArXivMail.self, ResearcherProfile.self,
    PaperPage.self, AuthorListing.self,
    FullText.self,
]

/// Reads one document: text or a page saved by a browser, metadata in XML or JSON, compressed with gzip or not.
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
    var reader = try DocumentReader(file: file, as: format)
    var reading = Reading(format: "")
    do throws(IngestError) {
        try reader.take(bytes[...], into: &reading)
        try reader.finish(into: &reading)
    } catch {
        // What ended before the damage is sound; only the rest is lost.
        guard !reading.records.isEmpty else { throw error }
        reading.refusals.append(error.remark)
    }
    return reading
}

/// The format of that name.
func format(named name: String, file: String) throws(IngestError) -> any Format.Type {
    if let format = formats.first(where: { $0.name == name }) { return format }
    let names = formats.map { $0.name }
    let nearest = nearest(to: String(name.prefix(64)), among: names).map { "Did you mean \($0)? " } ?? ""
    throw IngestError(
        "“\(name)” is not a format", file: file, mend: nearest + "Known are " + names.joined(separator: ", "))
}

/// What a document of no known format is told.
func unknownFormat(file: String) -> IngestError {
    IngestError(
        "no known format is recognised in it", file: file,
        mend: "Known are \(formats.map { $0.name }.joined(separator: ", ")); name one to have it read so")
}
