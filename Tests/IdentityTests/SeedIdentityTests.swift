import Catalog
import TestSupport
import Testing

import Identity

/// The worked cases on the real pages.
@Suite(.enabled(if: hasSharedFolder)) struct SeedIdentityTests {
    private let pages: SeedPages
    private let resolved: Resolved

    init() throws {
        pages = try SeedPages()
        resolved = Resolved(pages.all)
    }

    private func record(_ title: String, in records: [RecordEvidence]) throws -> RecordEvidence {
        try #require(records.first { $0.title == title }, "\(title)")
    }

    private func row(_ number: Int) throws -> RecordEvidence {
        try #require(pages.paper.first { $0.anchor.locator == "row \(number)" })
    }

    private func person(_ surface: String) throws -> PeopleResolution.Person {
        let found = resolved.people(named: surface)
        #expect(found.count == 1, "\(surface)")
        return try #require(found.first)
    }

    @Test func `the pages are read whole`() {
        #expect(pages.profile.count == 9 && pages.lauditi.count == 10 && pages.mignacco.count == 11)
        #expect(pages.paper.count == 2 + 81)
        #expect(pages.lauditi.allSatisfy { $0.title != nil && !$0.printedList.isEmpty })
    }

    @Test(arguments: [
        ("Llu'is Arola-Fern'andez", "Lluís Arola-Fernández"), ("Marc M'ezard", "Marc Mézard"),
        ("A. Szab'o", "A. Szabó"),
        ("Konrad K¨ording", "Konrad Körding"), ("Stéphane d'Ascoli", "Stéphane d'Ascoli"),
    ])
    func `cases 4 and 5: accents come back, an elision stays`(printed: String, shown: String) throws {
        #expect(try person(printed).displayName == shown)
    }

    @Test func `case 4: two spellings, one person`() throws {
        #expect(try person("Llu'is Arola-Fern'andez") == person("Lluís Arola-Fernández"))
        #expect(try person("Marc M'ezard") == person("Marc Mézard"))
    }

    @Test func `cases 6 and 7: an article, a spelling and a period are no difference`() throws {
        let theory = try record("Effective theory of collective deep learning", in: pages.paper)
        #expect(
            resolved.areOneWork(theory, try record("An effective theory of collective deep learning", in: pages.paper)))
        let native = try record("Native state of natural proteins optimizes local entropy.", in: pages.paper)
        #expect(
            resolved.areOneWork(
                native, try record("Native state of natural proteins optimises local entropy", in: pages.paper)))
    }

    @Test func `case 8: one work on three pages, its places from the whole list`() throws {
        let title = "Unveiling the structure of wide flat minima in neural networks"
        let records = try [pages.profile, pages.lauditi, pages.paper].map { try record(title, in: $0) }
        #expect(resolved.works.works.contains { Set($0) == Set(records.map(\.id)) })
        let authors = alignAuthors(records)
        #expect(
            authors.places.map(\.count) == [2, 2, 2, 1, 2] && authors.unplaced.isEmpty && authors.isComplete == true)
    }

    @Test func `cases 9 and 10: authors alone join no works`() throws {
        for (a, b) in [
            (
                "LRTuner: A Learning Rate Tuner for Deep Neural Networks",
                "Wide-minima Density Hypothesis and the Explore-Exploit Learning Rate Schedule"
            ),
            (
                "On the geometry of solutions and on the capacity of multi-layer neural networks with ReLU activations",
                "Properties of the Geometry of Solutions and Capacity of Multilayer Neural Networks with Rectified Linear Unit Activations."
            ),
        ] { #expect(!resolved.areOneWork(try record(a, in: pages.paper), try record(b, in: pages.paper))) }
    }

    @Test func `case 11: both rows of B. Annesi are Brandon Livio Annesi`() throws {
        let annesi = try person("B. Annesi")
        #expect(annesi == (try person("Brandon Livio Annesi")) && annesi.mentions.count == 3)
        #expect(annesi.displayName == "Brandon Livio Annesi")
    }

    @Test func `case 12: Zilong and Zixiang Zhao are two, and a Z. Zhao is neither`() throws {
        #expect(try person("Zilong Zhao") != person("Zixiang Zhao"))
        var make = EvidenceMaker()
        let stranger = make.record("A later import about something else", ["Z. Zhao"], source: "later")
        var later = stranger
        later.id = RecordID(1_000_000)
        later.mentions[0].id = MentionID(1_000_000)
        let found = Resolved(pages.all + [later]).people(named: "Z. Zhao")
        #expect(found.map(\.mentions) == [[MentionID(1_000_000)]])
    }

    @Test func `case 13: L. Chen twice is one, Chen Li another`() throws {
        #expect(try person("L. Chen").mentions.count == 2)
        #expect(try person("L. Chen") != person("Chen Li"))
    }

    @Test func `case 14: Fabrizio Pittorino is one person on both subjects`() throws {
        #expect(try person("Fabrizio Pittorino").mentions.count >= 6)
    }

    @Test func `case 15: R. D. Vecchia and R. Zecchina are two`() throws {
        let vecchia = try person("R. D. Vecchia")
        #expect(vecchia != (try person("R. Zecchina")) && vecchia.displayName == "R. D. Vecchia")
    }

    @Test func `the untitled subject is the work its abstract tells of`() throws {
        let subject = try #require(pages.paper.first { $0.kind == .subject })
        let item = try record(
            "Shaping the learning landscape in neural networks around wide flat minima", in: pages.profile)
        #expect(resolved.areOneWork(subject, item))
    }

    @Test func `Riccardo Zecchina is one person in all his forms`() throws {
        #expect(try person("R. Zecchina") == person("Riccardo Zecchina"))
        #expect(resolved.works.works.count == 100)
    }
}
