import Catalog
import Foundation
import Graph
import TestSupport
import Testing

/// Where things go on a picture.
@Suite struct DrawingTests {
    @Test func `a sweep never raises the stress`() {
        for seed in 1...40 as ClosedRange<UInt64> {
            var random = SeededGenerator(seed: seed)
            let count = Int.random(in: 2...40, using: &random)
            let neighbours = (0..<count).map { node in
                (0..<node).filter { _ in Int.random(in: 0..<6, using: &random) == 0 }
            }
            var both = neighbours
            for (node, others) in neighbours.enumerated() { for other in others { both[other].append(node) } }
            var layout = StressLayout(distances: stepDistances(both))
            for _ in 0..<15 {
                let before = layout.stress
                layout.sweep()
                #expect(layout.stress <= before * (1 + 1e-9))
            }
        }
    }

    /// A path of n nodes fits a line without any stress at all.
    @Test func `a chain is drawn out straight`() {
        let chain = (0..<8).map { node in [node - 1, node + 1].filter { (0..<8).contains($0) } }
        let layout = StressLayout.best(distances: stepDistances(chain), starts: 5, sweeps: 2_000)
        #expect(layout.stress < 0.5)
    }

    @Test func `steps are counted, and parts that do not hang together lie one step beyond the farthest`() {
        #expect(
            stepDistances([[1], [0, 2], [1], []]) == [
                [0, 1, 2, 3], [1, 0, 1, 3], [2, 1, 0, 3], [3, 3, 3, 0],
            ])
    }

    @Test func `boxes that were moved apart overlap nowhere, also when all lay on one spot`() {
        for seed in 1...48 as ClosedRange<UInt64> {
            var random = SeededGenerator(seed: seed)
            let rooms: [Double] = [0, 1, 200, 900]
            let room = rooms[Int(seed % 4)]
            let boxes: [Box] = (0..<Int.random(in: 0...60, using: &random)).map { _ in
                let place = Point(
                    Double.random(in: 0...room, using: &random), Double.random(in: 0...room, using: &random))
                return Box(
                    centre: place, width: Double.random(in: 8...180, using: &random),
                    height: Double.random(in: 20...50, using: &random))
            }
            let apart = separated(boxes)
            #expect(zip(boxes, apart).allSatisfy { $0.width == $1.width && $0.height == $1.height })
            expectNoOverlap(apart, "seed \(seed)")
        }
    }

    @Test func `boxes that do not overlap stay where they are`() {
        let boxes = (0..<5).map { Box(centre: Point(Double($0) * 50, 0), width: 40, height: 20) }
        #expect(separated(boxes) == boxes)
    }

    @Test func `no label covers another label or a disc in networks of up to 60`() {
        for seed in 1...24 as ClosedRange<UInt64> {
            let layout = NetworkLayout(randomExcerpt(seed: seed))
            expectNoOverlap(layout.boxes, "seed \(seed)")
            for (box, radius) in zip(layout.boxes, layout.radii) {
                #expect(box.width >= 2 * radius && box.height >= 2 * radius + 15)
            }
        }
    }

    @Test func `the same network gives the same picture`() {
        let excerpt = randomExcerpt(seed: 8)
        #expect(
            ExcerptDocument(excerpt, as: .svg).text == ExcerptDocument(randomExcerpt(seed: 8), as: .svg).text)
    }

    private func expectNoOverlap(_ boxes: [Box], _ comment: Comment) {
        for first in boxes.indices {
            for second in boxes.indices where second > first {
                #expect(boxes[first].overlap(boxes[second]) == nil, comment)
            }
        }
    }
}
