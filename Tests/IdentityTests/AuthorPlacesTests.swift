import Catalog
import Testing

import Identity

@Suite struct AuthorPlacesTests {
    /// The places as surfaces.
    private func surfaces(_ records: [RecordEvidence]) -> (places: [[String]], unplaced: [[String]], isComplete: Bool?)
    {
        let names = Dictionary(uniqueKeysWithValues: records.flatMap(\.mentions).map { ($0.id, $0.surface) })
        let authors = alignAuthors(records)
        func read(_ groups: [[MentionID]]) -> [[String]] { groups.map { $0.compactMap { names[$0] } } }
        return (read(authors.places), read(authors.unplaced), authors.isComplete)
    }

    @Test func `the complete list gives the places, a cut one lines up at its front`() {
        var make = EvidenceMaker()
        let cut = make.record(
            "T", ["Carlo Baldassi", "Clarissa Lauditi", "Enrico M. Malatesta"], source: "a", complete: false)
        let whole = make.record(
            "T", ["Carlo Baldassi", "Clarissa Lauditi", "E. Malatesta", "Gabriele Perugini", "R. Zecchina"], source: "b"
        )
        let profile = make.profileItem("T", of: "Riccardo Zecchina", year: 2022, source: "c")
        let found = surfaces([cut, whole, profile])
        #expect(
            found.places == [
                ["Carlo Baldassi", "Carlo Baldassi"], ["Clarissa Lauditi", "Clarissa Lauditi"],
                ["E. Malatesta", "Enrico M. Malatesta"], ["Gabriele Perugini"], ["R. Zecchina", "Riccardo Zecchina"],
            ])
        #expect(found.unplaced.isEmpty && found.isComplete == true)
    }

    @Test func `a name that fits two places has none, unless one of them is equal`() {
        var make = EvidenceMaker()
        let list = make.record("T", ["Wei Zhang", "Wenlong Zhang"], source: "a")
        let initial = make.profileItem("T", of: "W. Zhang", year: 2022, source: "b")
        #expect(surfaces([list, initial]).unplaced == [["W. Zhang"]])
        let brothers = make.record("T", ["J. Smith", "John Smith"], source: "a")
        let john = make.profileItem("T", of: "John Smith", year: 2022, source: "b")
        #expect(surfaces([brothers, john]).places == [["J. Smith"], ["John Smith", "John Smith"]])
    }

    @Test func `the owner behind a cut list has no place, and equal owners are one`() {
        var make = EvidenceMaker()
        var a = make.record("T", ["Jean Barbier"], source: "a", complete: false)
        make.add("Clarissa Lauditi", to: &a, position: nil, basis: .listing)
        var b = make.record("T", ["Jean Barbier"], source: "b", complete: false)
        make.add("C. Lauditi", to: &b, position: nil, basis: .listing)
        make.add("Clarissa Lauditi", to: &b, position: nil, basis: .listing)
        let found = surfaces([a, b])
        #expect(found.places == [["Jean Barbier", "Jean Barbier"]] && found.isComplete == false)
        #expect(found.unplaced == [["Clarissa Lauditi", "Clarissa Lauditi"], ["C. Lauditi"]])
    }

    @Test func `editors and subjects are no authors, and nobody asked means nobody known`() {
        var make = EvidenceMaker()
        var record = make.record("T", ["Ada Lind"], complete: nil)
        make.add("Bo Ek", to: &record, position: 2, role: .editor)
        make.add("Cem Dag", to: &record, position: nil, role: .subject)
        let found = surfaces([record])
        #expect(found.places == [["Ada Lind"]] && found.unplaced.isEmpty && found.isComplete == nil)
        #expect(alignAuthors([]) == AuthorPlaces())
    }

    @Test func `an author added in the middle moves nobody else`() {
        var make = EvidenceMaker()
        let old = make.record("T", ["Ada Lind", "Bo Ek", "Cem Dag"], source: "a", complete: nil)
        let new = make.record("T", ["A. Lind", "New Comer", "B. Ek", "C. Dag"], source: "b", complete: nil)
        #expect(
            surfaces([old, new]).places == [
                ["A. Lind", "Ada Lind"], ["New Comer"], ["B. Ek", "Bo Ek"], ["C. Dag", "Cem Dag"],
            ])
    }

    @Test func `a list in another order finds its places by name`() {
        var make = EvidenceMaker()
        let first = make.record("T", ["Ada Lind", "Bo Ek", "Cem Dag"], source: "a")
        let sorted = make.record("T", ["Cem Dag", "Bo Ek", "Ada Lind", "Dora Ivo"], source: "b", complete: nil)
        let found = surfaces([first, sorted])
        #expect(found.places == [["Ada Lind", "Ada Lind"], ["Bo Ek", "Bo Ek"], ["Cem Dag", "Cem Dag"]])
        #expect(found.unplaced == [["Dora Ivo"]])
    }

    @Test func `the same name twice in one list takes two places`() {
        var make = EvidenceMaker()
        let a = make.record("T", ["Wei Wang", "Wei Wang"], source: "a")
        let b = make.record("T", ["Wei Wang", "W. Wang"], source: "b")
        #expect(surfaces([a, b]).places == [["Wei Wang", "Wei Wang"], ["Wei Wang", "W. Wang"]])
    }

    @Test func `a name with a letter wrong stands at the place of the name it was meant to be, and nowhere else`() {
        var make = EvidenceMaker()
        let a = make.record("T", ["Clarissa Lauditi", "Riccardo Zecchina", "Marc Mézard"], source: "a")
        let b = make.record("T", ["Clarrissa Lauditi", "R. Zechina", "M. Mezrad"], source: "b")
        #expect(surfaces([a, b]).places.map(\.count) == [2, 2, 2])
        let c = make.record("T", ["Riccardo Zecchina", "Enrico Malatesta"], source: "a")
        let d = make.record("T", ["Riccarda Zecchina", "Enrico Balatesta"], source: "b")
        #expect(surfaces([c, d]).places.first?.count == 2, "another letter in a name of eight is a slip")
        #expect(surfaces([c, d]).places.last?.count == 1, "another first letter is another family")
    }

    /// An oracle by enumeration: of all ascending choices of places, none holds more names than the aligner's.
    @Test func `lists align as far as any alignment can`() {
        var random = SeededRandom(seed: 5)
        let names = ["Ada Lind", "A. Lind", "Bo Ek", "B. Ek", "Cem Dag"]
        for _ in 0..<1_000 {
            let book = NameBook()
            let list = (0..<random.below(6)).map { _ in book.form(random.pick(names)) }
            let frame = (0..<random.below(6)).map { _ in book.form(random.pick(names)) }
            let places = ListAligner(book: book).places(of: list, in: frame)
            let taken = places.compactMap { $0 }
            #expect(taken == Set(taken).sorted())
            for (name, place) in zip(list, places) { if let place { #expect(book.areCompatible(name, frame[place])) } }
            #expect(taken.count == Self.mostAligned(list[...], frame[...], book))
        }
    }

    private static func mostAligned(_ list: ArraySlice<Int>, _ frame: ArraySlice<Int>, _ book: NameBook) -> Int {
        guard let name = list.first, let place = frame.first else { return 0 }
        let without = max(mostAligned(list.dropFirst(), frame, book), mostAligned(list, frame.dropFirst(), book))
        guard book.areCompatible(name, place) else { return without }
        return max(without, 1 + mostAligned(list.dropFirst(), frame.dropFirst(), book))
    }
}
