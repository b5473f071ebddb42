/// How much work a run does.
public enum Effort: String, Hashable, Sendable, Codable, CaseIterable {
    /// Seconds; runs with the tests.
    case check
    /// Under a minute.
    case quick
    /// The paper's size.
    case figure
}

/// One setting of a run, with where it comes from.
public struct Parameter: Hashable, Sendable, Codable {
    public enum Origin: String, Hashable, Sendable, Codable {
        /// Printed in the paper.
        case printed
        /// Our reading where the paper's text is silent (R).
        case reading
        /// Ours: sizes, limits and grids that are no part of the claim.
        case ours
    }
    public var name: String
    public var value: String
    public var origin: Origin

    public init(_ name: String, _ value: String, _ origin: Origin) {
        self.name = name
        self.value = value
        self.origin = origin
    }
}

/// Whose claim a reproduction is about, and by which method it is measured.
public struct ReproductionRecord: Hashable, Sendable, Codable {
    /// Names it on the command line: lower-case words joined by hyphens.
    public var name: String
    public var paper: PaperReference
    /// Figure, table or number of the paper.
    public var target: String
    /// How it is measured, in a sentence or two.
    public var method: String
    /// The equations used, in our notation.
    public var equations: [String]
    public var claims: [Claim]
    /// Raised whenever a change alters the numbers of a run; runs of different revisions are not joined.
    public var revision: Int

    public init(
        name: String, paper: PaperReference, target: String, method: String, equations: [String], claims: [Claim],
        revision: Int
    ) {
        self.name = name
        self.paper = paper
        self.target = target
        self.method = method
        self.equations = equations
        self.claims = claims
        self.revision = revision
    }
}

/// One number that a sample gave, or the reason why it gave none.
public struct Observation: Hashable, Sendable, Codable {
    /// Which curve or group it belongs to.
    public var series: String
    public var x: Double
    /// nil when the computation ended without a result; never a number then.
    public var value: Double?
    /// Why there is no value.
    public var why: String?

    public init(_ series: String, x: Double, value: Double) {
        self.series = series
        self.x = x
        self.value = value.isFinite ? value : nil
        why = value.isFinite ? nil : "the result is \(value)"
    }

    public init(_ series: String, x: Double, missing why: String) {
        self.series = series
        self.x = x
        self.why = why
    }
}

/// Something of a reproduction that a caller may set otherwise than the paper has it.
public struct Knob: Hashable, Sendable {
    /// As it is typed: `alpha`.
    public let name: String
    /// As it is printed: `α`.
    public let symbol: String
    /// The paper's own value.
    public let value: Double
    /// What a value must be: `a multiple of K`.
    public let rule: String

    public init(_ name: String, symbol: String? = nil, value: Double, rule: String) {
        self.name = name
        self.symbol = symbol ?? name
        self.value = value
        self.rule = rule
    }
}

/// What a run is to be: how much work, from which random numbers, and what is set otherwise than the paper has it.
public struct RunPlan: Hashable, Sendable, Codable {
    public var effort: Effort
    public var seed: UInt64
    /// Values by the names of knobs; those that are the paper's own are left out.
    public let settings: [String: Double]

    /// A plan as the paper has it.
    public init(_ effort: Effort, seed: UInt64 = 1) {
        self.effort = effort
        self.seed = seed
        settings = [:]
    }

    /// A plan with settings of the caller's.
    /// - Throws: the rule that a setting breaks.
    public init(_ effort: Effort, seed: UInt64, settings: [String: Double], of reproduction: any Reproduction.Type)
        throws(ReproductionError)
    {
        self.effort = effort
        self.seed = seed
        for name in settings.keys.sorted() where !reproduction.knobs.contains(where: { $0.name == name }) {
            let names = reproduction.knobs.map { "\($0.name) (\($0.rule))" }.joined(separator: ", ")
            throw ReproductionError(
                "“\(name)” cannot be set in \(reproduction.record.name)",
                mend: names.isEmpty ? "Nothing can" : "These can: \(names)")
        }
        self.settings = settings.filter { name, value in
            !reproduction.knobs.contains { $0.name == name && $0.value == value }
        }
        do { try reproduction.check(self) } catch let error as ReproductionError { throw error } catch {
            throw ReproductionError("\(error)", mend: "")
        }
    }

    /// Whether everything is as the paper has it, so that its claims can be judged.
    public var isAsPrinted: Bool { settings.isEmpty }

    /// The value of a knob: the caller's or the paper's.
    subscript(name: String, of reproduction: any Reproduction.Type) -> Double {
        settings[name] ?? reproduction.knobs.first { $0.name == name }?.value ?? .nan
    }

    /// Where the value of a knob comes from.
    func origin(_ name: String) -> Parameter.Origin { settings[name] == nil ? .printed : .ours }
}

/// A claim of a paper that runs: independent samples, and what they say together.
///
/// A sample is a pure function of its task number and the plan; that is what makes runs repeatable bit for bit, on any
/// number of threads, in shards, and after an interruption.
public protocol Reproduction: Sendable {
    static var record: ReproductionRecord { get }
    /// What a caller may set.
    static var knobs: [Knob] { get }
    /// Throws the rule that a plan breaks; asked before any work.
    static func check(_ plan: RunPlan) throws
    /// What a run is set to.
    static func parameters(_ plan: RunPlan) -> [Parameter]
    /// How many samples a run at this effort consists of; they are numbered from 0.
    static func tasks(_ effort: Effort) -> Int
    /// Computes one sample. Throws what the kernel refuses.
    static func sample(_ task: Int, of plan: RunPlan) throws -> [Observation]
    /// The number that answers a claim; nil when these samples hold none.
    static func measure(_ claim: Claim, from observations: [Observation]) -> MeasuredValue?
    /// The figure that these samples draw.
    static func figure(from observations: [Observation]) -> Figure
}

extension Reproduction {
    public static var knobs: [Knob] { [] }
    public static func check(_ plan: RunPlan) throws {}
}
