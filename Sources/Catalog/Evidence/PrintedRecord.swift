/// One thing a source states: a field, the text as printed, and where it stands.
public struct PrintedAssertion: Hashable, Sendable, Codable {
    public var field: Field
    /// The text as printed, Unicode NFC, otherwise untouched.
    public var value: String
    public var place: Place
    /// 1 when read off the page; below 1 when the reader had to choose or infer.
    public var confidence: Double

    public init(_ field: Field, _ value: String, at place: Place, confidence: Double = 1) {
        self.field = field
        self.value = value
        self.place = place
        self.confidence = confidence
    }
}

/// One name in one slot of one record, as printed.
public struct PrintedMention: Hashable, Sendable, Codable {
    /// How the source comes to name this person.
    public enum Basis: String, Sendable, Codable, CaseIterable {
        /// The name is printed in the record's own list.
        case printed
        /// The page is this person's profile, so they are an author of each work it lists.
        case profile
        /// The name belongs to the owner of the listing and is hidden behind “et al.” here.
        case listing
    }

    /// What the person is to the record.
    public enum Role: String, Sendable, Codable, CaseIterable {
        case author
        case editor
        /// The person a page is about.
        case subject
    }

    public var surface: String
    /// The place in the author list, counted from 1; nil when the source gives none.
    public var position: Int?
    public var role: Role
    public var basis: Basis
    /// Affiliations printed for this very person.
    public var affiliations: [PrintedAssertion]
    public var place: Place
    public var confidence: Double

    public init(
        _ surface: String, position: Int?, role: Role = .author, basis: Basis = .printed,
        affiliations: [PrintedAssertion] = [], at place: Place, confidence: Double = 1
    ) {
        self.surface = surface
        self.position = position
        self.role = role
        self.basis = basis
        self.affiliations = affiliations
        self.place = place
        self.confidence = confidence
    }
}

/// One entry of one source, exactly as the source has it.
public struct PrintedRecord: Hashable, Sendable, Codable {
    public enum Kind: String, Sendable, Codable, CaseIterable {
        /// The page itself: whom or what it is about, and its counters.
        case page
        /// A work that a profile or a listing shows.
        case item
        /// The work a paper page or a full text is about.
        case subject
        /// A work the page connects with its subject by citation, without saying in which direction.
        case connected
        /// An entry of the subject's own numbered list of references.
        case reference
        /// A list of names whose work the page lost. It names people and no work.
        case byline
    }

    /// What names the record within its source, unique there: `item 3`, `row 12`, `reference 5`, `page`, `subject`.
    public var locator: String
    public var kind: Kind
    /// First and last line, counted from 1.
    public var firstLine: Int
    public var lastLine: Int
    /// The text of the record as the reader saw it.
    public var raw: String
    /// In order of appearance.
    public var assertions: [PrintedAssertion]
    /// In order of appearance.
    public var mentions: [PrintedMention]
    /// Whether the author list is whole: false for “et al.”, nil when the source shows no list or does not say.
    public var authorsComplete: Bool?
    /// Whether the end of the page cut this record short.
    public var isIncomplete: Bool

    public init(
        locator: String, kind: Kind, firstLine: Int, lastLine: Int, raw: String,
        assertions: [PrintedAssertion] = [], mentions: [PrintedMention] = [],
        authorsComplete: Bool? = nil, isIncomplete: Bool = false
    ) {
        self.locator = locator
        self.kind = kind
        self.firstLine = firstLine
        self.lastLine = lastLine
        self.raw = raw
        self.assertions = assertions
        self.mentions = mentions
        self.authorsComplete = authorsComplete
        self.isIncomplete = isIncomplete
    }

    /// The first assertion of a field, as printed.
    public subscript(_ field: Field) -> String? { assertions.first { $0.field == field }?.value }

    /// Every assertion of a field, in order.
    public func all(_ field: Field) -> [String] { assertions.filter { $0.field == field }.map(\.value) }
}
