import Catalog
import Testing

import Identity

@Suite struct PeopleTests {
    /// Records with one author list each, all of different works, from different sources.
    private func people(_ lists: [[String]], decisions: [Decision] = []) -> Set<Set<String>> {
        var make = EvidenceMaker()
        let records = lists.enumerated().map { number, authors in
            make.record("Work number \(number)", authors, source: "source \(number)")
        }
        let found = resolvePeople(in: records.map { [$0] }, decisions: decisions)
        return Set(found.people.map { person in Set(person.mentions.map { "\($0.rawValue)" }) })
    }

    @Test func `equal names are one person, however accents and hyphens are printed`() {
        #expect(
            people([["Marc Mézard"], ["Marc M'ezard"], ["Marc Mezard"], [#"M{\'e}zard, Marc"#]]) == [
                ["1", "2", "3", "4"]
            ])
        #expect(people([["Jian-Nan Ek"], ["Jiannan Ek"], ["Jian Nan Ek"]]) == [["1", "2", "3"]])
        #expect(people([["Konrad Körding"], ["Konrad Koerding"]]) == [["1", "2"]])
        #expect(people([["B. Annesi"], ["B. Annesi"]]) == [["1", "2"]])
    }

    /// Design §5: one edit in a word of six letters or more is a slip that needs other evidence; §6: the same place of
    /// the same work is what brings two such names together.
    @Test func `a slip of the pen is forgiven at one place of one work, and nowhere else`() throws {
        var make = EvidenceMaker()
        let names = ["Clarissa Lauditi", "Riccardo Zecchina", "Marc Mézard"]
        let first = [
            make.record("Flat minima of glasses", names, source: "a"),
            make.record("Flat minima of glasses", ["Clarrissa Lauditi", "Riccardo Zechina", "M. Mezrad"], source: "b"),
        ]
        let joined = resolvePeople(in: [first])
        #expect(joined.people.map(\.mentions.count) == [2, 2, 2])
        let told = joined.links.flatMap(\.contributions).filter { $0.evidence.hasPrefix("typo") }
        #expect(told.count == 3 && told.allSatisfy { $0.detail.hasPrefix("equal but for a slip of the pen") })
        // The misspelt name takes nothing from the others: more works of either spelling find the same three.
        let later = ["Riccardo Zecchina", "Riccardo Zechina", "Clarissa Lauditi"].enumerated().map {
            make.record("Later work \($0)", [$1, "Marc Mézard"], source: "c\($0)")
        }
        #expect(resolvePeople(in: [first] + later.map { [$0] }).people.count == 3)
        #expect(people([["Riccardo Zecchina"], ["Riccardo Zechina"]]).count == 2)
        #expect(people([["Francesca Rossini", "Ada Lind"], ["Francesco Rossini", "Ada Lind"]]).count == 3)
    }

    @Test func `names that cannot be the same stay apart`() {
        #expect(people([["Zilong Zhao"], ["Zixiang Zhao"]]).count == 2)
        #expect(people([["Chen Li"], ["Li Chen"]]).count == 2, "a swapped order is never enough")
        #expect(people([["E. M. Malatesta"], ["E. L. Malatesta"]]).count == 2)
    }

    /// Design §8: 9 bits for the initial of a rare family and 2 more where one full name fits; a frequent family has 4.
    @Test func `an initial joins the one full name it fits where the family is rare, else only with a co-author`() {
        #expect(people([["Enrico Malatesta", "Ada Lind"], ["E. Malatesta", "A. Lind"]]).contains(["1", "3"]))
        #expect(people([["Enrico Malatesta"], ["E. Malatesta"]]).count == 1)
        #expect(people([["Enrico Rossi"], ["E. Rossi"]]).count == 2)
        #expect(people([["Enrico Rossi", "Ada Lind"], ["E. Rossi", "Ada Lind"]]).contains(["1", "3"]))
    }

    @Test func `an initial that fits two full names joins neither, unless a co-author says which`() {
        let strangers = [["Zilong Zhao", "Ada Lind", "Cem Dag"], ["Zixiang Zhao", "Bo Ek"]]
        let found = people(strangers + [["Z. Zhao", "Di Eno"]])
        #expect(found.contains(["1"]) && found.contains(["4"]) && found.contains(["6"]))
        #expect(people(strangers + [["Z. Zhao", "Ada Lind"]]).contains(["6"]), "one co-author is 8.5 bits")
        #expect(people(strangers + [["Z. Zhao", "Ada Lind", "Cem Dag"]]).contains(["1", "6"]))
    }

    @Test func `a missing middle name counts as one form with the fuller one`() {
        let found = people([
            ["Enrico M. Malatesta", "Ada Lind"], ["Enrico Malatesta", "Ada Lind"], ["E. Malatesta", "Ada Lind"],
        ])
        #expect(found.contains(["1", "3", "5"]))
        #expect(people([["Enrico M. Malatesta"], ["Enrico Malatesta"]]).count == 1, "the family is rare")
        #expect(people([["Enrico M. Rossi"], ["Enrico Rossi"]]).count == 2)
    }

    @Test func `a particle that was dropped or abbreviated is found again`() {
        #expect(
            people([["Riccardo Della Vecchia", "Ada Lind"], ["R. D. Vecchia", "Ada Lind"]]).contains(["1", "3"]))
        #expect(people([["Johannes von Oswald", "Ada Lind"], ["J. Oswald", "Ada Lind"]]).contains(["1", "3"]))
        #expect(
            people([["Evert van Nieuwenburg", "Ada Lind"], ["E. V. Nieuwenburg", "Ada Lind"]]).contains(["1", "3"]))
    }

    @Test func `initials never draw two full names together`() {
        var make = EvidenceMaker()
        let first = [make.record("One", ["Wei Zhang"], source: "a"), make.record("One", ["W. Zhang"], source: "b")]
        let second = [
            make.record("Two", ["Wenlong Zhang"], source: "c"), make.record("Two", ["W. Zhang"], source: "d"),
        ]
        let third = [make.record("Three", ["W. Zhang"], source: "e")]
        let found = resolvePeople(in: [first, second, third]).people.map(\.mentions)
        #expect(found == [[MentionID(1), MentionID(2)], [MentionID(3), MentionID(4)], [MentionID(5)]])
    }

    @Test func `nobody stands twice on one work`() {
        #expect(people([["Wei Wang", "Wei Wang"]]).count == 2)
        let namesakes = people([["R. Zecchina", "Riccardo Zecchina", "Ada Lind"], ["R. Zecchina", "Ada Lind"]])
        #expect(namesakes.contains(["3", "5"]) && !namesakes.contains { $0.isSuperset(of: ["1", "2"]) })
        let found = people([["Ada Lind", "Ada Lind"], ["Ada Lind"]])
        #expect(found.count == 2 && found.contains(["1", "3"]))
    }

    @Test func `equal names of a very frequent family are one only with a co-author or the like`() {
        #expect(people([["Wei Zhang"], ["Wei Zhang"]]).count == 2)
        #expect(people([["Wei Zhang", "Ada Lind"], ["Wei Zhang", "Ada Lind"]]).contains(["1", "3"]))
        var make = EvidenceMaker()
        let records = (1...2).map { make.record("Work number \($0)", ["Wei Zhang"], source: "\($0)") }
        let reviews = resolvePeople(in: records.map { [$0] }).reviews
        #expect(reviews.map { [$0.a, $0.b] } == [[1, 2]], "and a person is asked")
    }

    @Test func `a profile is one person on all its works, and so is the page's subject`() {
        var make = EvidenceMaker()
        var page = make.record(nil, source: "p", locator: "page", kind: .page)
        make.add("Riccardo Zecchina", to: &page, position: nil, role: .subject)
        let items = ["One", "Two"].map { make.profileItem($0, of: "Riccardo Zecchina", year: 2020, source: "p") }
        let found = resolvePeople(in: [[page], [items[0]], [items[1]]])
        #expect(found.people.count == 1 && found.links.allSatisfy { $0.reason.hasPrefix("the same profile page") })
        #expect(found.links.count == 2)
    }

    @Test func `groups and nobodies are kept, one by one`() {
        let found = people([["ATLAS Collaboration"], ["ATLAS Collaboration"], ["Anonymous"], ["", "7"]])
        #expect(found.count == 5)
        var make = EvidenceMaker()
        let record = make.record("One", ["ATLAS Collaboration", "Ada Lind"])
        let flags = resolvePeople(in: [[record]]).people.map(\.isPersonal)
        #expect(flags == [false, true])
    }

    @Test func `people outrank the rules, and what they joined goes on growing`() {
        func pin(_ a: Int64, _ b: Int64, _ verdict: Decision.Verdict) -> Decision {
            Decision(kind: .person, a: a, b: b, verdict: verdict)
        }
        #expect(people([["Ada Lind"], ["Ada Lind"]], decisions: [pin(2, 1, .different)]) == [["1"], ["2"]])
        #expect(people([["Ada Lind"], ["Ada Ek"], ["Ada Ek"]], decisions: [pin(1, 2, .same)]) == [["1", "2", "3"]])
        let torn = people(
            [["Ada Lind"], ["Ada Lind"], ["Ada Lind"]],
            decisions: [pin(1, 2, .same), pin(2, 3, .same), pin(1, 3, .different)])
        #expect(!torn.contains { $0.isSuperset(of: ["1", "3"]) })
        #expect(people([["Ada Lind"]], decisions: [pin(1, 99, .same), pin(1, 1, .different)]) == [["1"]])
    }

    @Test(arguments: [
        (["Marc M'ezard", "Marc Mezard", "Marc Mézard", "M. Mézard"], "Marc Mézard"),
        (["Marc Mezard", "Marc Mezard", "Marc M'ezard"], "Marc Mézard"),
        (["E. Malatesta", "Enrico Malatesta"], "Enrico Malatesta"),
        (["Enrico M. Malatesta", "Enrico Malatesta"], "Enrico M. Malatesta"), (["Baldassi, Carlo"], "Carlo Baldassi"),
        (["CARLO BALDASSI", "Carlo Baldassi"], "Carlo Baldassi"), (["Jiannan Chen", "Jian-Nan Chen"], "Jian-Nan Chen"),
        (["R. Vecchia", "R. Della Vecchia"], "R. Della Vecchia"), (["ATLAS Collaboration"], "ATLAS Collaboration"),
    ])
    func `a person is shown by the fullest form with its accents`(surfaces: [String], shown: String) {
        #expect(displayName(surfaces, book: NameBook()) == shown)
        #expect(displayName(surfaces.reversed(), book: NameBook()) == shown)
    }

    @Test func `reasons can be checked by eye`() {
        var make = EvidenceMaker()
        let a = make.record("One", ["Marc Mézard", "Ada Lind"], source: "a")
        let b = make.record("Two", ["Marc M'ezard", "Bo Ek"], source: "b")
        let c = make.record("Three", ["M. Mézard", "A. Lind"], source: "c")
        let links = resolvePeople(in: [[a], [b], [c]]).links
        #expect(
            links.map(\.reason) == [
                "Marc Mézard / Marc M'ezard: equal full names, rare family name",
                "Marc Mézard / M. Mézard: the initial fits the full name, rare family name, shared co-author Ada Lind",
                "Ada Lind / A. Lind: the initial fits the full name, rare family name, shared co-author Marc Mézard",
            ])
        #expect(links.allSatisfy { link in abs(link.score - link.contributions.reduce(0) { $0 + $1.bits }) < 1e-9 })
    }
}
