/// How often each work is done; the first argument.
let rounds = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 7

/// The fastest of several rounds, in microseconds a unit: what is left when nobody else wants the processor.
func fastest(_ work: () throws -> Int) rethrows -> (microseconds: Double, units: Int) {
    var best = (microseconds: Double.infinity, units: 1)
    for _ in 0..<rounds {
        let start = ContinuousClock.now
        let units = try work()
        let time = (ContinuousClock.now - start) / .microseconds(1) / Double(units)
        if time < best.microseconds { best = (time, units) }
    }
    return best
}
