import Catalog
import Identity
import TestSupport
import Testing

/// Whether pins can all be true, against trying every way to group a few things.
@Suite struct PinBookTests {
    /// Whether some grouping of the members 0…n−1 obeys every pin: all groupings are tried.
    private func canHold(_ pins: [Decision], members: Int) -> Bool {
        func extend(_ groups: [Int]) -> Bool {
            if groups.count == members {
                return pins.allSatisfy { pin in
                    (groups[Int(pin.a)] == groups[Int(pin.b)]) == (pin.verdict == .same)
                }
            }
            return (0...((groups.max() ?? -1) + 1)).contains { extend(groups + [$0]) }
        }
        return extend([])
    }

    @Test func `a contradiction is found just when no grouping obeys every pin, and its chain is one`() {
        var random = SeededGenerator(seed: 7)
        var contradictions = 0
        for _ in 0..<2_000 {
            let members = Int.random(in: 2...5, using: &random)
            let pins = (0..<Int.random(in: 1...6, using: &random)).map { _ -> Decision in
                let a = Int64.random(in: 0..<Int64(members), using: &random)
                let b = (a + Int64.random(in: 1..<Int64(members), using: &random)) % Int64(members)
                return Decision(
                    kind: .person, a: a, b: b, verdict: Bool.random(using: &random) ? .same : .different)
            }
            let found = PinBook(pins).contradiction()
            #expect((found == nil) == canHold(pins, members: members), "\(pins)")
            guard let found else { continue }
            contradictions += 1
            var at = found.bar.a
            for link in found.links {
                #expect(pins.contains(link) && link.verdict == .same && (link.a == at || link.b == at))
                at = link.a == at ? link.b : link.a
            }
            #expect(at == found.bar.b && found.bar.verdict == .different)
        }
        #expect(contradictions > 100)
    }

    @Test func `pins about people and about works do not meddle`() {
        let pins = [
            Decision(kind: .person, a: 1, b: 2, verdict: .same), Decision(kind: .work, a: 1, b: 2, verdict: .different),
        ]
        #expect(PinBook(pins).contradiction() == nil)
    }

    @Test func `tying joins all, parting keeps every one of one side from every one of the other`() {
        #expect(Decision.tying([4, 7, 9], kind: .person).map { [$0.a, $0.b] } == [[4, 7], [4, 9]])
        let parted = Decision.parting([1, 8], from: [5, 3], kind: .work)
        #expect(Set(parted.map { [$0.a, $0.b] }) == [[1, 5], [1, 3], [5, 8], [3, 8]])
        #expect(parted.allSatisfy { $0.verdict == .different && $0.kind == .work })
    }
}
