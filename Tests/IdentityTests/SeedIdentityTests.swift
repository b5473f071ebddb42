import Catalog
import TestSupport
import Testing

@testable import Identity

@Suite(.enabled(if: hasSharedFolder)) struct SeedIdentityTests {
    @Test func `dump`() throws {
        let pages = try SeedPages()
        let resolved = Resolved(pages.all)
        let byID = Dictionary(uniqueKeysWithValues: pages.all.map { ($0.id, $0) })
        for work in resolved.works.works where work.count > 1 {
            print(
                "WORK",
                work.compactMap {
                    byID[$0].map {
                        "\($0.anchor.sourceHash.prefix(8)) \($0.anchor.locator): \($0.title ?? "-") \($0.years)"
                    }
                })
        }
        for link in resolved.works.links { print("L", link.reason) }
        for person in resolved.people.people where resolved.surfaces(of: person).count > 1 {
            print("PERSON", person.displayName, person.mentions.count, resolved.surfaces(of: person).sorted())
        }
        print(resolved.people.people.count, resolved.works.works.count, pages.all.count)
        for link in resolved.people.links where !link.reason.hasPrefix("equal") { print("P", link.reason) }
        let singles = resolved.people.people.map(\.displayName).sorted {
            ($0.split(separator: " ").last ?? "") < ($1.split(separator: " ").last ?? "")
        }
        print(singles.joined(separator: "; "))
    }
}
