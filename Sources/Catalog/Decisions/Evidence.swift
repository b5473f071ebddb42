/// A name for a record that does not depend on the order of imports: the hash of its source and its place there.
public struct Anchor: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// SHA-256 of the source's bytes, 64 hexadecimal digits in lower case.
    public var sourceHash: String
    /// The record's locator within the source: `item 3`.
    public var locator: String

    public init(sourceHash: String, locator: String) {
        self.sourceHash = sourceHash
        self.locator = locator
    }

    public var description: String { "\(sourceHash) \(locator)" }
    public static func < (a: Anchor, b: Anchor) -> Bool {
        (a.sourceHash, a.locator) < (b.sourceHash, b.locator)
    }
}

/// What the resolver knows of one stored record: facts as printed, and nothing it has decided before.
public struct RecordEvidence: Hashable, Sendable {
    public var id: RecordID
    public var anchor: Anchor
    public var kind: PrintedRecord.Kind
    /// The whole title as printed; nil when the source shows none or only a part of it.
    public var title: String?
    /// The abstract as printed, or what there is of it.
    public var abstract: String?
    /// Every year the record states, of whatever kind, ascending.
    public var years: [Int]
    /// Normalised identifiers with their kind: `doi:10.1000/abc`, `arxiv:1905.07833`.
    public var identifiers: [String]
    public var authorsComplete: Bool?
    /// Journal or proceedings as printed.
    public var venue: String?
    /// Subject codes as printed: `cond-mat.dis-nn`, `DIS-NN`.
    public var categories: [String]
    /// In printed order; those without a position come last.
    public var mentions: [MentionEvidence]

    public init(
        id: RecordID, anchor: Anchor, kind: PrintedRecord.Kind, title: String? = nil, abstract: String? = nil,
        years: [Int] = [], identifiers: [String] = [], authorsComplete: Bool? = nil, venue: String? = nil,
        categories: [String] = [], mentions: [MentionEvidence] = []
    ) {
        self.id = id
        self.anchor = anchor
        self.kind = kind
        self.title = title
        self.abstract = abstract
        self.years = years
        self.identifiers = identifiers
        self.authorsComplete = authorsComplete
        self.venue = venue
        self.categories = categories
        self.mentions = mentions
    }
}

/// What the resolver knows of one author slot.
public struct MentionEvidence: Hashable, Sendable {
    public var id: MentionID
    /// The number of the slot within its record, counted from 1; with the record's anchor it names the mention.
    public var ordinal: Int
    public var surface: String
    public var position: Int?
    public var role: PrintedMention.Role
    public var basis: PrintedMention.Basis
    /// As printed for this very person.
    public var affiliations: [String]
    /// Identifiers of the person with their kind, normalised and sorted: `orcid:0000-0002-1825-0097`,
    /// `email:ada@example.org`, `homepage:…`, and `dblp:l/AdaLind` or another source's own.
    public var identifiers: [String]

    public init(
        id: MentionID, ordinal: Int, surface: String, position: Int?, role: PrintedMention.Role = .author,
        basis: PrintedMention.Basis = .printed, affiliations: [String] = [], identifiers: [String] = []
    ) {
        self.id = id
        self.ordinal = ordinal
        self.surface = surface
        self.position = position
        self.role = role
        self.basis = basis
        self.affiliations = affiliations
        self.identifiers = identifiers
    }
}

/// A human pin: these two mentions, or these two records, are the same or are not. It outranks every score.
public struct Decision: Hashable, Sendable {
    public enum Kind: String, Sendable, Codable { case work, person }
    public enum Verdict: String, Sendable, Codable { case same, different }
    public var kind: Kind
    /// Record ids for a work, mention ids for a person.
    public var a: Int64
    public var b: Int64
    public var verdict: Verdict

    public init(kind: Kind, a: Int64, b: Int64, verdict: Verdict) {
        self.kind = kind
        self.a = a
        self.b = b
        self.verdict = verdict
    }
}
