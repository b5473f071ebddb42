/// Something a person decided about identity, as it was said.
public struct Ruling: Hashable, Sendable {
    public enum Verb: String, Hashable, Sendable {
        case same, different, split, accept, reject
        case undoRun = "undo-run"
    }
    public var id: RulingID
    public var verb: Verb
    /// What it was about: `R12 R40`.
    public var said: String
    public var actor: String
    /// RFC 3339, UTC.
    public var at: String
    public var note: String
    /// How many pins it made.
    public var pins: Int
    /// The run that carried it out; nil when that is no longer known.
    public var run: Int?
    public var revokedAt: String?
    public var revokedBy: String?

    public init(
        id: RulingID, verb: Verb, said: String, actor: String, at: String, note: String, pins: Int, run: Int? = nil,
        revokedAt: String? = nil, revokedBy: String? = nil
    ) {
        self.id = id
        self.verb = verb
        self.said = said
        self.actor = actor
        self.at = at
        self.note = note
        self.pins = pins
        self.run = run
        self.revokedAt = revokedAt
        self.revokedBy = revokedBy
    }
}

/// What a decision, or taking one back, changed in the catalogue, or with `isDryRun` would change.
public struct DecisionReport: Hashable, Sendable {
    /// Members that left one group for another.
    public struct Move: Hashable, Sendable {
        public var kind: Decision.Kind
        /// The ids before and after, as printed; `after` is nil for a record that is of no work any more.
        public var before: String
        public var after: String?
        /// The name of the person or the title of the work they are now.
        public var name: String
        /// How many mentions or records.
        public var members: Int
        /// Whether `before` is no more: its id answers with another from now on.
        public var isMerge: Bool

        public init(
            kind: Decision.Kind, before: String, after: String?, name: String, members: Int, isMerge: Bool
        ) {
            self.kind = kind
            self.before = before
            self.after = after
            self.name = name
            self.members = members
            self.isMerge = isMerge
        }
    }

    /// What was written down; for an undo, what was revoked.
    public var ruling: Ruling
    public var isUndo: Bool
    public var moves: [Move]
    /// Questions that are open afterwards.
    public var openQuestions: Int
    public var isDryRun: Bool

    public init(ruling: Ruling, isUndo: Bool = false, moves: [Move], openQuestions: Int, isDryRun: Bool) {
        self.ruling = ruling
        self.isUndo = isUndo
        self.moves = moves
        self.openQuestions = openQuestions
        self.isDryRun = isDryRun
    }
}

/// A pair that the resolver leaves to a person.
public struct Question: Hashable, Sendable {
    /// One side of it.
    public struct Side: Hashable, Sendable {
        /// The mention or record asked about: `M5`, `E12`.
        public var anchor: String
        /// What it is now: `R3`, `W7`; nil for a record of no work.
        public var group: String?
        /// As printed: a name, or a title.
        public var text: String
        /// Where: `page.txt, row 3 #1`.
        public var place: String

        public init(anchor: String, group: String?, text: String, place: String) {
            self.anchor = anchor
            self.group = group
            self.text = text
            self.place = place
        }
    }
    public var id: QuestionID
    public var kind: Decision.Kind
    public var a: Side
    public var b: Side
    /// In bits.
    public var score: Double
    public var reason: String
    public var contributions: [Contribution]
    /// What the queue is ranked by.
    public var priority: Double

    public init(
        id: QuestionID, kind: Decision.Kind, a: Side, b: Side, score: Double, reason: String,
        contributions: [Contribution], priority: Double
    ) {
        self.id = id
        self.kind = kind
        self.a = a
        self.b = b
        self.score = score
        self.reason = reason
        self.contributions = contributions
        self.priority = priority
    }
}
