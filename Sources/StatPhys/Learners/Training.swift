/// What every learner shares: how a set is cut into batches, when units are normalised, when to give up.
public struct TrainingPlan: Sendable, Hashable {
    /// When the units are brought back to norm one.
    public enum Normalisation: Sendable, Hashable {
        case everyBatch
        case everyEpoch
    }

    /// Patterns per mini-batch; the last batch of an epoch may be shorter.
    public var batchSize: Int
    /// Reading: the paper keeps the units at norm one but does not say how often they are brought back to it.
    public var normalisation: Normalisation
    /// After this many epochs without success the training ends as exhausted.
    public var epochLimit: Int

    public init(batchSize: Int = 100, normalisation: Normalisation = .everyBatch, epochLimit: Int = 20_000) {
        precondition(batchSize > 0 && epochLimit > 0, "batches of \(batchSize), \(epochLimit) epochs: need one or more")
        self.batchSize = batchSize
        self.normalisation = normalisation
        self.epochLimit = epochLimit
    }
}

/// How a training ended. An epoch count is a result only when `ending` is `reached`.
public struct TrainingOutcome: Sendable, Equatable {
    public enum Ending: String, Sendable, Codable {
        /// The learner's own stopping rule was met.
        case reached
        /// The epoch limit came first.
        case exhausted
        /// A weight stopped being a number.
        case diverged
    }

    public let ending: Ending
    /// Epochs done; the stopping rule is looked at after each.
    public let epochs: Int
    /// The solution, or where the training was left; units at norm one.
    public let weights: CommitteeWeights
    /// Patterns that these weights get wrong with sign units.
    public let errors: Int

    init(_ ending: Ending, epochs: Int, weights: CommitteeWeights, on patterns: SignPatterns) {
        self.ending = weights.isFinite ? ending : .diverged
        self.epochs = epochs
        self.weights = weights
        errors = patterns.errors(of: weights)
    }
}

/// The order in which patterns are shown, drawn afresh from all orders for each epoch, and room for a batch's numbers.
struct EpochOrder {
    private var order: [Int32]
    private var stream: RandomStream
    private var scratch: [Float]
    private let batchSize: Int

    init(_ patterns: SignPatterns, batchSize: Int, from stream: RandomStream) {
        order = (0..<Int32(patterns.count)).map { $0 }
        self.stream = stream
        self.batchSize = min(batchSize, patterns.count)
        scratch = Array(repeating: 0, count: self.batchSize * patterns.shape.units)
    }

    /// Batches in an epoch.
    var batches: Int { (order.count + batchSize - 1) / batchSize }

    mutating func shuffle() { stream.shuffle(&order) }

    /// Hands over the rows of one batch of the present order and K numbers of scratch for each.
    mutating func withBatch<Answer>(
        _ batch: Int, _ body: (UnsafeBufferPointer<Int32>, UnsafeMutableBufferPointer<Float>) -> Answer
    ) -> Answer {
        let start = batch * batchSize
        let end = min(start + batchSize, order.count)
        return order.withUnsafeBufferPointer { order in
            scratch.withUnsafeMutableBufferPointer { scratch in
                body(UnsafeBufferPointer(rebasing: order[start..<end]), scratch)
            }
        }
    }
}
