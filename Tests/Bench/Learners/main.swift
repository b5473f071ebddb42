import StatPhys

// Times the learners of arXiv 1905.07833, section "Numerical Experiments", at the paper's size (K = 9, N = 999,
// 1000 patterns) on one thread, and in the same minute what this machine can do at best. Prints one line a figure:
// name, microseconds per epoch, epochs timed. Tests/Bench/learners.py does the same with numba.

let shape = try TreeCommittee(units: 9, inputs: 999)
let patterns = SignPatterns(random: 1000, shape, from: RandomStream(seed: 1).split(0))

func report(_ name: String, _ measured: (microseconds: Double, units: Int)) {
    print(name, measured.microseconds, measured.units)
}

let stream = RandomStream(seed: 2)
report("LAL", try fastest { try LeastActionLearning(rate: 5e-3).train(on: patterns, from: stream).epochs })
report(
    "eLAL",
    try fastest {
        try EntropicLeastActionLearning(
            rate: 1e-2, replicas: 20, coupling: 0.5, couplingGrowth: 1e-4, plan: TrainingPlan(epochLimit: 20)
        ).train(on: patterns, from: stream).epochs
    })
report(
    "ceSGD-fast",
    try fastest {
        try CrossEntropyDescent(
            rate: 1e-2, beta: .init(start: 1, growth: 1e-3), gamma: .init(start: 3, growth: 0), stop: .stored,
            plan: TrainingPlan(epochLimit: 200)
        ).train(on: patterns, from: stream).epochs
    })
report(
    "ceSGD-slow",
    try fastest {
        try CrossEntropyDescent(
            rate: 3e-3, beta: .init(start: 0.5, growth: 2e-4), gamma: .init(start: 0.1, growth: 4e-4),
            stop: .loss(below: 1e-7), plan: TrainingPlan(epochLimit: 200)
        ).train(on: patterns, from: stream).epochs
    })
print("additions-a-nanosecond", Yardsticks.additions(), 1)
print("triad-bytes-a-nanosecond", Yardsticks.triad(), 1)
