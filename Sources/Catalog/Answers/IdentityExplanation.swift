/// Why two names are held for one person or not, or two records for one work.
public struct IdentityExplanation: Hashable, Sendable {
    /// A mention or a record on the way from one to the other.
    public struct Stop: Hashable, Sendable {
        /// `M5`, `E40`.
        public var anchor: String
        /// The researcher or work it is of; nil for a record of no work.
        public var group: String?
        /// As printed: the name, or for a record its title.
        public var text: String
        /// `page.txt, row 3 #1`.
        public var place: String
        /// The title beside a name; nil where the record has none.
        public var title: String?
        public var year: Int?

        public init(anchor: String, group: String?, text: String, place: String, title: String?, year: Int?) {
            self.anchor = anchor
            self.group = group
            self.text = text
            self.place = place
            self.title = title
            self.year = year
        }
    }

    /// One link of the chain that holds two together, as it was stored.
    public struct Step: Hashable, Sendable {
        public var score: Double
        public var reason: String
        /// They add up to the score.
        public var contributions: [Contribution]
        public init(score: Double, reason: String, contributions: [Contribution]) {
            self.score = score
            self.reason = reason
            self.contributions = contributions
        }
    }

    public var kind: Decision.Kind
    public var verdict: Judgement.Verdict
    /// From one to the other: with n steps n + 1 stops; without steps the two ends.
    public var stops: [Stop]
    public var steps: [Step]
    /// What the evidence says of the two ends themselves; nil when nothing was compared.
    public var judgement: Judgement?
    /// From this score on two are one, and from that a person is asked.
    public var same: Double
    public var review: Double
    /// The single fact that would turn the answer round, in words.
    public var flip: String
    /// The decisions in force that pin one of the two.
    public var decisions: [RulingID]
    public var parameters: String
    public var run: Int

    public init(
        kind: Decision.Kind, verdict: Judgement.Verdict, stops: [Stop], steps: [Step], judgement: Judgement?,
        same: Double, review: Double, flip: String, decisions: [RulingID], parameters: String, run: Int
    ) {
        self.kind = kind
        self.verdict = verdict
        self.stops = stops
        self.steps = steps
        self.judgement = judgement
        self.same = same
        self.review = review
        self.flip = flip
        self.decisions = decisions
        self.parameters = parameters
        self.run = run
    }
}
