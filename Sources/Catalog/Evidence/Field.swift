/// The name of something a source states about a record: its title, a counter, a code address.
///
/// The list is open: a new format may bring a new field, and the store keeps it without a change of schema.
public struct Field: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral,
    CustomStringConvertible
{
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public init(stringLiteral value: String) { rawValue = value }
    public var description: String { rawValue }
    public init(from decoder: any Decoder) throws {
        rawValue = try decoder.singleValueContainer().decode(String.self)
    }
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }

    // MARK: Of a work

    /// The title as printed, when the whole of it is there.
    public static let title: Field = "title"
    /// What is there of a title that the end of the page cut off. It never identifies a work.
    public static let titleCut: Field = "title.cut"
    /// The abstract as printed; several blocks are joined by a newline.
    public static let abstract: Field = "abstract"
    /// What is there of an abstract that the end of the page cut off.
    public static let abstractCut: Field = "abstract.cut"
    /// A date as printed: `Mar 29, 2023`, `May 8`, `December 23, 2019`.
    public static let date: Field = "date"
    /// The day the work appeared in a journal, as printed.
    public static let datePublished: Field = "date.published"
    /// A year as printed in four digits.
    public static let year: Field = "year"
    /// What stood where a year was due and is not one.
    public static let yearText: Field = "year.text"
    /// The kind of item as printed: `preprint`.
    public static let kind: Field = "kind"
    /// Where the item is said to come from: `arXiv`.
    public static let origin: Field = "origin"
    /// A shortened subject code as printed: `DIS-NN`.
    public static let tag: Field = "tag"
    /// An arXiv category in full: `cond-mat.dis-nn`.
    public static let category: Field = "category"
    /// A score the source prints and does not explain.
    public static let score: Field = "score"
    /// The mark that code exists, as printed.
    public static let codeMark: Field = "code.mark"
    /// A short affiliation printed for the whole record: `harvard`.
    public static let affiliation: Field = "affiliation"
    public static let doi: Field = "doi"
    public static let arxiv: Field = "arxiv"
    /// Journal, volume and pages as one printed string.
    public static let venue: Field = "venue"
    /// An address of code, as printed, trailing punctuation of the sentence left off.
    public static let codeAddress: Field = "address.code"
    /// An address of data, as printed.
    public static let dataAddress: Field = "address.data"
    /// The notice that the work was retracted, as printed.
    public static let retraction: Field = "retraction"
    /// A summary written by a machine.
    public static let summary: Field = "summary"
    /// Findings written by a machine.
    public static let findings: Field = "findings"
    /// A term the page weighs: `belief propagation (0.221)`.
    public static let keyTerm: Field = "key-term"
    /// A name list whose work was lost, as printed.
    public static let byline: Field = "byline"
    /// The day a record or its newest version last changed, as printed.
    public static let dateUpdated: Field = "date.updated"
    /// One version of a preprint and its date, as printed: `v2 Tue, 24 Jul 2007 20:10:27 GMT`.
    public static let version: Field = "version"
    /// The day on which the source withdrew its record.
    public static let deleted: Field = "deleted"
    /// What the authors remark: pages, figures, where it will appear.
    public static let comments: Field = "comments"
    public static let reportNumber: Field = "report-number"
    /// An address or a name of a licence.
    public static let licence: Field = "licence"
    /// Who sent the paper in, by name.
    public static let submitter: Field = "submitter"
    /// Classes of other schemes, as printed.
    public static let mscClass: Field = "class.msc"
    public static let acmClass: Field = "class.acm"
    /// The whole author list as one string, where names were cut from it or stand beside it.
    public static let authorLine: Field = "author-line"
    /// A class whose scheme the source does not say: `I.2.6`, `05C65`.
    public static let otherClass: Field = "class"
    /// A subject in words.
    public static let keyword: Field = "keyword"
    /// A person's family name, where a source says which part of the name it is.
    public static let familyName: Field = "name.family"
    /// The number a reference carries in its list.
    public static let referenceNumber: Field = "reference.number"

    // MARK: Of a page and whom it is about

    public static let name: Field = "name"
    public static let description: Field = "description"
    public static let role: Field = "role"
    /// Why an affiliation is unknown, as printed: `Affiliation not imported`.
    public static let affiliationState: Field = "affiliation.state"
    public static let collaboration: Field = "collaboration"
    public static let trustScore: Field = "trust.score"
    public static let trustTier: Field = "trust.tier"
    public static let verificationLevel: Field = "verification.level"
    public static let claimState: Field = "claim.state"
    /// The name that stands in most items of a listing: an inference, with its share as confidence.
    public static let owner: Field = "owner"
    /// A placeholder that says a part of the page was not loaded.
    public static let notLoaded: Field = "not-loaded"

    /// A counter the page prints, by its label: `count.works`, `count.close-collaborators`.
    public static func count(_ label: String) -> Field {
        Field(rawValue: "count." + label.lowercased().split(separator: " ").joined(separator: "-"))
    }
}
