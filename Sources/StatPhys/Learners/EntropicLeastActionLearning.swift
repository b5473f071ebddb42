/// Entropic least-action learning (eLAL): y replicas learn by least action from orders of their own and are pulled
/// towards their centre, ever harder, until they collapse onto one configuration.
///
/// Per batch, for each replica a: the least-action step, W^a += λη(W̃ − W^a), units to norm one; then the new centre W̃.
/// After each epoch λ is multiplied by 1 + λ₁. Stops when Σ_a |W^a − W̃|² < `collapse`. The weights of the outcome are
/// the centre's.
public struct EntropicLeastActionLearning: Sendable, Hashable {
    /// What the replicas are pulled towards. Reading: the paper writes only “average”.
    public enum Centre: Sendable, Hashable {
        /// The mean brought to norm one per unit, a configuration of the model itself.
        case normalisedMean
        /// The mean as it is, shorter than the replicas while they differ.
        case plainMean
    }

    /// Learning rate η.
    public var rate: Float
    /// Number of replicas y.
    public var replicas: Int
    /// Initial coupling λ₀.
    public var coupling: Double
    /// Growth of the coupling per epoch, λ₁.
    public var couplingGrowth: Double
    public var centre: Centre
    /// Sum of the squared distances at which the replicas count as one.
    public var collapse: Double
    public var plan: TrainingPlan

    public init(
        rate: Float, replicas: Int, coupling: Double, couplingGrowth: Double, centre: Centre = .normalisedMean,
        collapse: Double = 1e-7, plan: TrainingPlan = TrainingPlan()
    ) throws(StatPhysError) {
        self.rate = try checkedRate(rate)
        guard replicas > 0 else { throw StatPhysError("y = \(replicas) replicas", mend: "Use one or more") }
        guard coupling >= 0, couplingGrowth >= 0, coupling.isFinite, couplingGrowth.isFinite else {
            throw StatPhysError("coupling λ₀ = \(coupling), λ₁ = \(couplingGrowth)", mend: "Neither may be negative")
        }
        self.replicas = replicas
        self.coupling = coupling
        self.couplingGrowth = couplingGrowth
        self.centre = centre
        self.collapse = collapse
        self.plan = plan
    }

    /// - Complexity: y passes over the patterns per epoch.
    public func train(on patterns: SignPatterns, from stream: RandomStream) -> TrainingOutcome {
        var members = (0..<replicas).map { a in
            CommitteeWeights(random: patterns.shape, from: stream.split(0).split(UInt64(a)))
        }
        var orders = (0..<replicas).map { a in
            EpochOrder(patterns, batchSize: plan.batchSize, from: stream.split(1).split(UInt64(a)))
        }
        var middle = CommitteeWeights(zero: patterns.shape)
        moveToCentre(&middle, of: members)
        var lambda = coupling
        for epoch in 1...plan.epochLimit {
            for a in orders.indices { orders[a].shuffle() }
            for batch in 0..<orders[0].batches {
                for a in members.indices {
                    orders[a].withBatch(batch) { leastActionStep(patterns, $0, scratch: $1, rate: rate, &members[a]) }
                    members[a].pull(towards: middle, by: Float(lambda) * rate)
                    if plan.normalisation == .everyBatch { members[a].normalise() }
                }
                moveToCentre(&middle, of: members)
            }
            if plan.normalisation == .everyEpoch { for a in members.indices { members[a].normalise() } }
            lambda *= 1 + couplingGrowth
            let spread = members.reduce(0) { $0 + $1.squaredDistance(to: middle) }
            if spread < collapse { return outcome(.reached, epoch, middle, patterns) }
        }
        return outcome(.exhausted, plan.epochLimit, middle, patterns)
    }

    private func moveToCentre(_ middle: inout CommitteeWeights, of members: [CommitteeWeights]) {
        middle.average(members)
        if centre == .normalisedMean { middle.normalise() }
    }

    private func outcome(
        _ ending: TrainingOutcome.Ending, _ epochs: Int, _ middle: CommitteeWeights, _ patterns: SignPatterns
    ) -> TrainingOutcome {
        var weights = middle
        weights.normalise()
        return TrainingOutcome(ending, epochs: epochs, weights: weights, on: patterns)
    }
}
