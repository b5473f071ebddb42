import Catalog
import Testing

import Identity

@Suite struct WorkTests {
    static let title = "Clustering of solutions in the symmetric binary perceptron"
    static let authors = ["Carlo Baldassi", "Riccardo Della Vecchia", "Carlo Lucibello", "Riccardo Zecchina"]

    /// Whether two records, the second made by `other`, come out as one work.
    private func areOne(
        _ title: String? = Self.title, _ authors: [String] = Self.authors, years: [Int] = [2019],
        abstract: String? = nil,
        identifiers: [String] = [], complete: Bool? = true, with other: (inout EvidenceMaker) -> RecordEvidence
    ) -> Bool {
        var make = EvidenceMaker()
        let a = make.record(
            title, authors, years: years, abstract: abstract, identifiers: identifiers, complete: complete)
        let b = other(&make)
        let resolved = Resolved([a, b])
        #expect(resolved.works.links.count == (resolved.areOneWork(a, b) ? 1 : 0))
        return resolved.areOneWork(a, b)
    }

    @Test func `equal titles with authors that align are one work`() {
        #expect(
            areOne {
                $0.record(
                    Self.title + ".", ["C. Baldassi", "R. D. Vecchia", "C. Lucibello", "R. Zecchina"], years: [2020])
            })
        #expect(areOne { $0.record(Self.title, ["C. Baldassi"], years: [2020], complete: false) })
        #expect(areOne { $0.record(Self.title) }, "one side names nobody")
        #expect(areOne { $0.profileItem(Self.title, of: "Riccardo Zecchina", year: 2022, source: "p") })
    }

    @Test func `equal titles with other authors, or far apart in time, are two`() {
        #expect(!areOne { $0.record(Self.title, ["Ada Lind", "Bo Ek", "Cem Dag"], years: [2019]) })
        #expect(!areOne { $0.record(Self.title, Self.authors, years: [2023]) })
        #expect(!areOne { $0.profileItem(Self.title, of: "Ada Lind", year: 2019, source: "p") })
        #expect(
            !areOne { $0.record(Self.title, ["Carlo Lucibello"], years: [2019], complete: false) },
            "a cut list is a prefix")
    }

    @Test func `a profile's person may be hidden behind the cut of a list`() {
        #expect(
            areOne(Self.title, ["Carlo Baldassi"], complete: false) {
                $0.profileItem(Self.title, of: "Riccardo Zecchina", year: 2020, source: "p")
            })
    }

    @Test func `short titles need every author and the very year`() {
        #expect(
            areOne("Deep learning", ["Y. LeCun", "Y. Bengio", "G. Hinton"]) {
                $0.record("Deep Learning.", ["Yann LeCun", "Yoshua Bengio", "Geoffrey Hinton"], years: [2019])
            })
        #expect(
            !areOne("Deep learning", ["Y. LeCun", "Y. Bengio", "G. Hinton"]) {
                $0.record("Deep Learning", ["Y. LeCun", "Y. Bengio", "G. Hinton"], years: [2020])
            })
        #expect(
            !areOne("Deep learning", ["Y. LeCun", "Y. Bengio", "G. Hinton"]) {
                $0.record("Deep Learning", years: [2019])
            })
        #expect(!areOne("Editorial", []) { $0.record("Editorial", years: [2019]) })
    }

    @Test func `the same authors in the same year do not make one work`() {
        let five = ["Nikhil Iyer", "V. Thejas", "Nipun Kwatra", "R. Ramjee", "Muthian Sivathanu"]
        #expect(
            !areOne("LRTuner: A Learning Rate Tuner for Deep Neural Networks", five) {
                $0.record(
                    "Wide-minima Density Hypothesis and the Explore-Exploit Learning Rate Schedule", five, years: [2019]
                )
            })
    }

    @Test func `an identifier joins whatever the rest, and two different ones forbid`() {
        #expect(
            areOne(identifiers: ["arxiv:1911.06756"]) {
                $0.record(
                    "Another title entirely", ["Ada Lind"], years: [1990],
                    identifiers: ["doi:10.48550/ARXIV.1911.06756"])
            })
        #expect(
            !areOne(identifiers: ["arxiv:1911.06756"]) {
                $0.record(Self.title, Self.authors, identifiers: ["arxiv:1911.06757"])
            })
        #expect(
            !areOne(identifiers: ["doi:10.1103/a"]) {
                $0.record(Self.title, Self.authors, identifiers: ["doi:10.1103/b"])
            })
        #expect(
            areOne(identifiers: ["doi:10.1103/a"]) {
                $0.record(Self.title, Self.authors, identifiers: ["doi:10.48550/arXiv.1911.06756"])
            }, "a preprint's DOI beside a journal's")
    }

    @Test func `parts and notices stay apart`() {
        let authors = ["Ada Lind", "Bo Ek"]
        let abstract = RecordKeysTests.abstract
        #expect(
            !areOne("A theory of deep networks, Part I", authors, abstract: abstract) {
                $0.record("A theory of deep networks, Part II", authors, years: [2019], abstract: abstract)
            })
        #expect(
            !areOne("A theory of deep networks", authors, abstract: abstract) {
                $0.record("Erratum: A theory of deep networks", authors, years: [2019], abstract: abstract)
            })
    }

    @Test func `a renamed preprint is known by its abstract and its authors`() {
        let authors = ["Ada Lind", "Bo Ek"]
        let other = "Rare regions attract algorithms"
        #expect(
            areOne(abstract: RecordKeysTests.abstract) {
                $0.record(other, Self.authors, abstract: RecordKeysTests.abstract)
            })
        #expect(
            !areOne(abstract: RecordKeysTests.abstract) {
                $0.record(other, authors, abstract: RecordKeysTests.abstract)
            })
        #expect(
            !areOne { $0.record(other, Self.authors, abstract: RecordKeysTests.abstract) }, "nothing to compare with")
    }

    @Test func `a page without a title is known by its abstract, if no other work comes near`() {
        var make = EvidenceMaker()
        let subject = make.record(nil, source: "page", kind: .subject, abstract: RecordKeysTests.abstract)
        let work = make.record(Self.title, Self.authors, abstract: RecordKeysTests.abstract + " Code is available.")
        #expect(Resolved([subject, work]).areOneWork(subject, work))
        let rival = make.record(
            "Another title altogether, with words", ["Ada Lind"], abstract: RecordKeysTests.abstract)
        let doubtful = Resolved([subject, work, rival])
        #expect(doubtful.works.works.contains([subject.id]), "two works come equally near")
    }

    @Test func `a record without authors does not stand between two works`() {
        var make = EvidenceMaker()
        let a = make.record(Self.title, ["Ada Lind", "Bo Ek"], years: [2019])
        let b = make.record(Self.title, ["Cem Dag", "Di Eno"], years: [2019])
        let bare = make.record(Self.title, years: [2019])
        let resolved = Resolved([a, b, bare])
        #expect(!resolved.areOneWork(a, b) && resolved.works.works.contains([bare.id]))
    }

    @Test func `identifiers bar a work as a whole, not only pair by pair`() {
        var make = EvidenceMaker()
        let a = make.record(Self.title, Self.authors, years: [2019], identifiers: ["arxiv:1911.06756"])
        let bare = make.record(Self.title, Self.authors, years: [2019])
        let b = make.record(Self.title, Self.authors, years: [2019], identifiers: ["arxiv:1911.06757"])
        #expect(!Resolved([a, bare, b]).areOneWork(a, b))
    }

    @Test func `people outrank the rules, and different outranks same`() {
        var make = EvidenceMaker()
        let a = make.record(Self.title, Self.authors, years: [2019])
        let b = make.record(Self.title, Self.authors, years: [2019])
        let c = make.record("Something else with a long enough title", ["Ada Lind"])
        func pin(_ x: RecordEvidence, _ y: RecordEvidence, _ verdict: Decision.Verdict) -> Decision {
            Decision(kind: .work, a: x.id.rawValue, b: y.id.rawValue, verdict: verdict)
        }
        #expect(!Resolved([a, b, c], decisions: [pin(b, a, .different)]).areOneWork(a, b))
        #expect(Resolved([a, b, c], decisions: [pin(a, c, .same)]).areOneWork(b, c))
        let torn = Resolved([a, b, c], decisions: [pin(a, b, .different), pin(a, c, .same), pin(b, c, .same)])
        #expect(!torn.areOneWork(a, b))
    }

    @Test func `pages, bylines and cut titles are in no work`() {
        var make = EvidenceMaker()
        let records = [
            make.record(nil, kind: .page), make.record(nil, ["Ada Lind"], kind: .byline),
            make.record(nil, ["Ada Lind"], abstract: RecordKeysTests.abstract), make.record(" * ", ["Ada Lind"]),
        ]
        #expect(resolveWorks(records) == WorkResolution())
        #expect(resolveWorks([]) == WorkResolution())
    }
}
