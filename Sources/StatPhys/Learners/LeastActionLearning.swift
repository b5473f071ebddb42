/// Least-action learning (LAL): of the units that vote wrongly on a misclassified pattern, the one nearest its
/// threshold is corrected with the perceptron rule.
///
/// The pre-activations of a batch are computed once, before any of its patterns is learnt. Stops when no pattern of
/// the set is wrong.
public struct LeastActionLearning: Sendable, Hashable {
    /// Learning rate η.
    public var rate: Float
    public var plan: TrainingPlan

    public init(rate: Float, plan: TrainingPlan = TrainingPlan()) throws(StatPhysError) {
        self.rate = try checkedRate(rate)
        self.plan = plan
    }

    /// - Parameter stream: names the initial weights and every order of the patterns.
    /// - Complexity: two passes over the patterns per epoch, the second ending at the first error.
    public func train(on patterns: SignPatterns, from stream: RandomStream) -> TrainingOutcome {
        var weights = CommitteeWeights(random: patterns.shape, from: stream.split(0))
        var order = EpochOrder(patterns, batchSize: plan.batchSize, from: stream.split(1))
        for epoch in 1...plan.epochLimit {
            order.shuffle()
            for batch in 0..<order.batches {
                order.withBatch(batch) { leastActionStep(patterns, $0, scratch: $1, rate: rate, &weights) }
                if plan.normalisation == .everyBatch { weights.normalise() }
            }
            if plan.normalisation == .everyEpoch { weights.normalise() }
            if patterns.areStored(by: weights) {
                return TrainingOutcome(.reached, epochs: epoch, weights: weights, on: patterns)
            }
        }
        return TrainingOutcome(.exhausted, epochs: plan.epochLimit, weights: weights, on: patterns)
    }
}

/// One least-action step for every misclassified pattern of a batch; leaves the norms to the caller.
@inline(__always)
package func leastActionStep(
    _ patterns: SignPatterns, _ rows: UnsafeBufferPointer<Int32>, scratch: UnsafeMutableBufferPointer<Float>,
    rate: Float, _ weights: inout CommitteeWeights
) {
    let units = patterns.shape.units
    patterns.preactivations(of: weights, rows: rows, into: scratch)
    for i in rows.indices {
        let row = scratch[i * units..<(i + 1) * units]
        guard !hasMajority(row), let unit = nearestWrongUnit(row) else { continue }
        patterns.add(rate, pattern: Int(rows[i]), unit: unit, onto: &weights)
    }
}

/// The unit with the largest σx_l ≤ 0, the first of several; nil when every unit is right.
@inline(__always)
private func nearestWrongUnit(_ row: Slice<UnsafeMutableBufferPointer<Float>>) -> Int? {
    var best: Int?
    var nearest = -Float.infinity
    for (unit, x) in row.enumerated() where x <= 0 && x > nearest { (best, nearest) = (unit, x) }
    return best
}

/// Refuses a learning rate that would not learn.
func checkedRate(_ rate: Float) throws(StatPhysError) -> Float {
    guard rate > 0, rate.isFinite else {
        throw StatPhysError("learning rate η = \(rate)", mend: "It must be positive and finite")
    }
    return rate
}
