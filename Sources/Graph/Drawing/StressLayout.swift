/// Places nodes so that their distances on the sheet come near their distances in the graph.
///
/// The stress Σ w (‖xᵢ − xⱼ‖ − d)² with w = d⁻² over all pairs is made smaller node by node, each moved to the point
/// that minimises a quadratic bound of its own part (Gansner, Koren and North 2004, eq. 11): it never grows.
package struct StressLayout: Sendable {
    package private(set) var positions: [Point]
    private let distances: [[Double]]

    /// - Parameters:
    ///   - distances: wanted between each pair, symmetric, positive off the diagonal.
    ///   - seed: chooses among starting places; the same seed gives the same layout.
    package init(distances: [[Double]], seed: Int = 0) {
        self.distances = distances
        let side = Double(distances.count).squareRoot()
        positions = distances.indices.map { index in
            let number = index + 1 + seed * distances.count
            return Point(radicalInverse(number, base: 2) * side, radicalInverse(number, base: 3) * side)
        }
    }

    /// The best of several starts, each improved until a sweep gains less than a thousandth.
    package static func best(distances: [[Double]], starts: Int = 3, sweeps: Int = 150) -> StressLayout {
        var best = StressLayout(distances: distances)
        var least = Double.infinity
        for seed in 0..<max(1, starts) {
            var layout = StressLayout(distances: distances, seed: seed)
            var stress = layout.stress
            for _ in 0..<sweeps {
                layout.sweep()
                let now = layout.stress
                let gained = stress - now
                stress = now
                if gained <= stress * 0.001 { break }
            }
            if stress < least { (best, least) = (layout, stress) }
        }
        return best
    }

    /// Moves every node once.
    /// - Complexity: quadratic in the number of nodes.
    package mutating func sweep() {
        for index in positions.indices {
            var sum = Point(0, 0)
            var weights = 0.0
            for other in positions.indices where other != index {
                let wanted = distances[index][other]
                let weight = 1 / (wanted * wanted)
                let apart = positions[index] - positions[other]
                let length = apart.length
                // Where two nodes coincide any direction will do.
                let direction = length > 1e-9 ? apart * (1 / length) : Point(index < other ? -1 : 1, 0)
                sum = sum + (positions[other] + direction * wanted) * weight
                weights += weight
            }
            if weights > 0 { positions[index] = sum * (1 / weights) }
        }
    }

    /// Σ over pairs of ((‖xᵢ − xⱼ‖ − d) / d)².
    package var stress: Double {
        var stress = 0.0
        for index in positions.indices {
            for other in positions.indices where other < index {
                let wanted = distances[index][other]
                let off = ((positions[index] - positions[other]).length - wanted) / wanted
                stress += off * off
            }
        }
        return stress
    }
}

/// The digits of a number mirrored at the point: an even scatter over 0..<1 without a random generator (Halton 1960).
private func radicalInverse(_ number: Int, base: Int) -> Double {
    var (rest, scale, value) = (number, 1.0, 0.0)
    while rest > 0 {
        scale /= Double(base)
        value += Double(rest % base) * scale
        rest /= base
    }
    return value
}

/// Steps between every two nodes; between parts that do not hang together one step more than the longest way.
/// - Parameter neighbours: of each node, by index.
package func stepDistances(_ neighbours: [[Int]]) -> [[Double]] {
    var longest = 1.0
    var distances = neighbours.indices.map { start in
        var steps = [Double](repeating: .infinity, count: neighbours.count)
        steps[start] = 0
        var queue = [start]
        var next = 0
        while next < queue.count {
            let node = queue[next]
            next += 1
            for neighbour in neighbours[node] where steps[neighbour] == .infinity {
                steps[neighbour] = steps[node] + 1
                longest = max(longest, steps[neighbour])
                queue.append(neighbour)
            }
        }
        return steps
    }
    for row in distances.indices {
        for column in distances[row].indices where distances[row][column] == .infinity {
            distances[row][column] = longest + 1
        }
    }
    return distances
}
