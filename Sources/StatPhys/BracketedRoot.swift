/// A zero of `function` between two arguments at which it has opposite signs (Chandrupatla's method: inverse quadratic
/// steps where they are safe, bisection where they are not).
/// - Returns: an argument within `tolerance` of a change of sign, or nil when the two ends have the same sign.
/// - Complexity: never worse than about three times bisection, usually eight to ten calls.
func bracketedRoot(
    _ low: Double, _ high: Double, tolerance: Double, of function: (Double) throws(StatPhysError) -> Double
) throws(StatPhysError) -> Double? {
    var (a, b) = (low, high)
    var (atA, atB) = (try function(a), try function(b))
    guard (atA <= 0) != (atB <= 0) else { return atA == 0 ? a : atB == 0 ? b : nil }
    var fraction = 0.5
    for _ in 0..<200 {
        let next = a + fraction * (b - a)
        let value = try function(next)
        // `a` is always the newest point, `b` the other end of the bracket, `c` the point that was left behind.
        let (c, atC): (Double, Double)
        if (value <= 0) == (atA <= 0) { (c, atC) = (a, atA) } else { (c, atC, b, atB) = (b, atB, a, atA) }
        (a, atA) = (next, value)
        let best = abs(atA) < abs(atB) ? a : b
        let smallest = tolerance / abs(b - a)
        if smallest > 0.5 || atA == 0 { return best }
        fraction = inverseQuadraticFraction(a, b, c, atA, atB, atC) ?? 0.5
        fraction = min(max(fraction, smallest), 1 - smallest)
    }
    return a
}

/// Where the parabola through three points crosses zero, as a fraction of the way from `a` to `b`; nil when it bends
/// too much to be trusted.
private func inverseQuadraticFraction(
    _ a: Double, _ b: Double, _ c: Double, _ atA: Double, _ atB: Double, _ atC: Double
) -> Double? {
    let place = (a - b) / (c - b)
    let height = (atA - atB) / (atC - atB)
    guard height * height < place, (1 - height) * (1 - height) < 1 - place else { return nil }
    return atA / (atB - atA) * atC / (atB - atC) + (c - a) / (b - a) * atA / (atC - atA) * atB / (atC - atB)
}
