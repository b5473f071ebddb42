import Foundation

/// Stochastic gradient descent on the cross-entropy of a committee with tanh units (ceSGD).
///
/// The loss of a pattern is f_γ(Δ), Δ = K^{−½} Σ_l tanh(β σx_l). Units are kept at norm one, so β and γ stand for the
/// norms that an unconstrained network would grow; after each epoch they are multiplied by 1 + β₁ and 1 + γ₁.
public struct CrossEntropyDescent: Sendable, Hashable {
    /// A schedule x₀(1 + x₁)^epoch.
    public struct Schedule: Sendable, Hashable {
        public var start: Double
        public var growth: Double
        public init(start: Double, growth: Double) {
            self.start = start
            self.growth = growth
        }
    }

    /// When to stop; looked at after each epoch.
    public enum Stop: Sendable, Hashable {
        /// No errors with sign units (β = ∞).
        case stored
        /// The cross-entropy, summed over the set, below a limit, at the β and γ of the epoch just done.
        case loss(below: Double)
    }

    /// Reading: what a batch's gradient is. A mean over the batch would make a step 100 times shorter at batches of 100.
    public enum BatchGradient: Sendable, Hashable {
        case sum
        case mean
    }

    /// Learning rate η.
    public var rate: Float
    public var beta: Schedule
    public var gamma: Schedule
    public var stop: Stop
    public var gradient: BatchGradient
    public var plan: TrainingPlan

    public init(
        rate: Float, beta: Schedule, gamma: Schedule, stop: Stop, gradient: BatchGradient = .sum,
        plan: TrainingPlan = TrainingPlan()
    ) throws(StatPhysError) {
        self.rate = try checkedRate(rate)
        for (name, schedule) in [("β", beta), ("γ", gamma)] {
            guard schedule.start > 0, schedule.growth >= 0, schedule.start.isFinite, schedule.growth.isFinite else {
                throw StatPhysError(
                    "\(name) starts at \(schedule.start) and grows by \(schedule.growth)",
                    mend: "It must start above zero and not shrink")
            }
        }
        self.beta = beta
        self.gamma = gamma
        self.stop = stop
        self.gradient = gradient
        self.plan = plan
    }

    /// - Complexity: three passes over the patterns per epoch (forward, gradient, stopping rule; the last ends early
    ///   while the rule is far from met) and MK hyperbolic tangents.
    public func train(on patterns: SignPatterns, from stream: RandomStream) -> TrainingOutcome {
        var weights = CommitteeWeights(random: patterns.shape, from: stream.split(0))
        var order = EpochOrder(patterns, batchSize: plan.batchSize, from: stream.split(1))
        var (b, g) = (beta.start, gamma.start)
        for epoch in 1...plan.epochLimit {
            order.shuffle()
            for batch in 0..<order.batches {
                order.withBatch(batch) { step(patterns, $0, scratch: $1, beta: b, gamma: g, &weights) }
                if plan.normalisation == .everyBatch { weights.normalise() }
            }
            if plan.normalisation == .everyEpoch { weights.normalise() }
            if hasStopped(patterns, weights, beta: b, gamma: g) {
                return TrainingOutcome(.reached, epochs: epoch, weights: weights, on: patterns)
            }
            b *= 1 + beta.growth
            g *= 1 + gamma.growth
        }
        return TrainingOutcome(.exhausted, epochs: plan.epochLimit, weights: weights, on: patterns)
    }

    /// One step down the gradient of one batch; leaves the norms to the caller.
    package func step(
        _ patterns: SignPatterns, _ rows: UnsafeBufferPointer<Int32>, scratch: UnsafeMutableBufferPointer<Float>,
        beta: Double, gamma: Double, _ weights: inout CommitteeWeights
    ) {
        let units = patterns.shape.units
        let share = 1 / Double(units).squareRoot()
        let length = Double(rate) * beta * share / (gradient == .mean ? Double(rows.count) : 1)
        patterns.preactivations(of: weights, rows: rows, into: scratch)
        for i in rows.indices {
            var sum = 0.0
            for j in i * units..<(i + 1) * units {
                // From here on the scratch holds tanh, then the coefficient of σξ.
                let t = tanh(beta * Double(scratch[j]))
                scratch[j] = Float(1 - t * t)
                sum += t
            }
            let slope = -length * logisticLossSlope(sum * share, gamma: gamma)
            for j in i * units..<(i + 1) * units { scratch[j] *= Float(slope) }
        }
        patterns.accumulate(rows: rows, coefficients: UnsafeBufferPointer(scratch), onto: &weights)
    }

    private func hasStopped(
        _ patterns: SignPatterns, _ weights: CommitteeWeights, beta: Double, gamma: Double
    ) -> Bool {
        switch stop {
        case .stored: patterns.areStored(by: weights)
        case .loss(let limit):
            (patterns.crossEntropy(of: weights, beta: beta, gamma: gamma, limit: limit) ?? limit) < limit
        }
    }
}
