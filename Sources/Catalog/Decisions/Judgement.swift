/// One piece of evidence for or against two things being one, in bits.
public struct Contribution: Hashable, Sendable {
    /// The name of the evidence as the parameter file has it: `initial-expanded.rare`.
    public var evidence: String
    /// log₂ of how much likelier it is among pairs that are the same than among pairs that are not, after caps.
    public var bits: Double
    /// What a person can check in the sources: `shared co-author Enrico M. Malatesta`.
    public var detail: String

    public init(evidence: String, bits: Double, detail: String) {
        self.evidence = evidence
        self.bits = bits
        self.detail = detail
    }
}

/// What the evidence says about one pair of mentions, researchers, records or works.
public struct Judgement: Hashable, Sendable {
    public enum Verdict: String, Sendable, Codable { case same, review, different }
    public var verdict: Verdict
    /// The sum of the contributions, in bits; a certainty (an equal DOI, a pin) is a contribution of its own.
    public var score: Double
    /// In the order of the parameter file.
    public var contributions: [Contribution]
    /// Reasons why it cannot be, whatever the score: `full given names cannot be the same (Wei / Wenlong)`.
    public var vetoes: [String]
    /// The vetoes that were looked for and not found, in words.
    public var checked: [String]
    /// Evidence that was looked for and is absent, in words: `no shared co-author`.
    public var missing: [String]

    public init(
        verdict: Verdict, score: Double, contributions: [Contribution] = [], vetoes: [String] = [],
        checked: [String] = [], missing: [String] = []
    ) {
        self.verdict = verdict
        self.score = score
        self.contributions = contributions
        self.vetoes = vetoes
        self.checked = checked
        self.missing = missing
    }
}

/// A pair that the resolver does not decide alone, and offers to a person.
public struct ReviewProposal: Hashable, Sendable {
    public var kind: Decision.Kind
    /// Record ids for a work, mention ids for a person; `a` comes first in canonical order.
    public var a: Int64
    public var b: Int64
    public var judgement: Judgement
    /// Why it is asked, in a few words: `an initial that fits two people`.
    public var reason: String
    /// How many mentions (or records) would find another home: those of the smaller group.
    public var affected: Int
    /// What the queue is ranked by, the higher the sooner: mentions affected × closeness to the threshold. Above 0.
    public var priority: Double

    public init(
        kind: Decision.Kind, a: Int64, b: Int64, judgement: Judgement, reason: String, affected: Int = 1,
        priority: Double = 1
    ) {
        self.kind = kind
        self.a = a
        self.b = b
        self.judgement = judgement
        self.reason = reason
        self.affected = affected
        self.priority = priority
    }
}
