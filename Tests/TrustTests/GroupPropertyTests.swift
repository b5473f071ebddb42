import Catalog
import TestSupport
import Testing
import Trust

/// What rings and sybil groups can win, on random stores where honest people live beside them.
///
/// The conventions promise two things: a ring that no anchor reaches has nothing, and a group behind k endorsers at most
/// k each. Where they are silent, about those outside and about accounts somebody makes up, we promise what the last
/// two tests say. A member who became an anchor did so by a person's review, and is no sybil.
@Suite struct GroupPropertyTests {
    /// Calls `body` on random towns.
    private func onRandomTowns(
        _ support: Town.Support, seed: UInt64, _ body: (inout Town, inout SeededGenerator) -> Void
    ) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<randomStores {
            var town = Town(support, &random)
            body(&town, &random)
        }
    }

    @Test func `a closed ring gives nothing to its members and moves nobody outside it`() {
        var (counted, sizes) = (0, Set<Int>())
        onRandomTowns(.none, seed: 31) { town, random in
            let all = town.edges + town.support + town.favours
            let (without, with) = (town.flows(town.honest, town.edges), town.flows(town.honest + town.group, all))
            for person in town.honest { #expect(with[person] == without[person], "\(person) \(town)") }
            for member in town.group { #expect(with[member] == 0, "\(member) \(town)") }
            // The same of whole numbers, of one person on either side.
            for (person, edges) in [
                (town.honest.randomElement(using: &random), town.edges), (town.group.randomElement(using: &random), []),
            ] {
                guard let person else { continue }
                #expect(town.number(of: person, all).values == town.number(of: person, edges).values)
            }
            counted += without.values.reduce(0, +)
            sizes.insert(town.group.count)
        }
        #expect(counted > randomStores / 2, "the honest must have something to lose")
        #expect(sizes.isSuperset(of: 1...4) && (randomStores < 10_000 || sizes.contains { $0 > 30 }))
    }

    @Test func `a group behind k endorsers has k each at most, and gives k more at most to anybody outside`() {
        var reached: [Int: Int] = [:]
        onRandomTowns(.some, seed: 32) { town, random in
            let all = town.edges + town.support + town.favours
            let (without, with) = (town.flows(town.honest, town.edges), town.flows(town.honest + town.group, all))
            let backers = town.backers
            for person in town.honest {
                let gain = with[person, default: 0] - without[person, default: 0]
                #expect((0...backers.subtracting([person]).count).contains(gain), "\(person) \(town)")
            }
            for member in town.group { #expect(with[member, default: 0] <= backers.count, "\(member) \(town)") }
            if let member = town.group.randomElement(using: &random) {
                let gain = town.number(of: member, all).score - town.number(of: member, []).score
                #expect((0...backers.count).contains(gain), "\(member) \(town)")
            }
            reached[town.group.compactMap { with[$0] }.max() ?? 0, default: 0] += 1
        }
        #expect(Set(reached.keys).isSuperset(of: 0...3), "\(reached)")
    }

    @Test func `accounts somebody makes up win nothing that their maker could not give by name`() {
        var lifted = 0
        onRandomTowns(.some, seed: 33) { town, random in
            let people = (town.honest + town.group).shuffled(using: &random)
            let makers = Array(people.prefix(Int.random(in: 1...2, using: &random)))
            let before = town.edges + town.support + town.favours
            let made = town.addSybils(of: makers, &random)
            let some = Array(people.prefix(4))
            let (without, with) = (town.flows(some, before), town.flows(some + town.sybils.prefix(1), before + made))
            // A single maker has just what they had.
            if makers.count == 1 { #expect(with[makers[0]] == without[makers[0]], "\(makers) \(town)") }
            for person in some {
                #expect(with[person, default: 0] <= without[person, default: 0] + makers.count, "\(makers) \(town)")
            }
            for sybil in town.sybils.prefix(1) { #expect(with[sybil, default: 0] <= makers.count, "\(makers) \(town)") }
            if some.contains(where: { with[$0] != without[$0] }) { lifted += 1 }
            // Nobody has more than if the makers had endorsed them openly; and once they have, no account adds anything.
            let openly = before + town.everything(by: makers)
            let person = people[Int.random(in: people.indices, using: &random)]
            let open = town.flows([person], openly)
            if let given = with[person] { #expect(given <= open[person, default: 0], "\(makers) \(town)") }
            #expect(town.flows([person], openly + made) == open, "\(person) \(makers) \(town)")
        }
        #expect(lifted > randomStores / 100, "accounts that never pass anything on try nothing")
    }
}
