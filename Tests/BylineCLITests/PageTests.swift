import BylineCLI
import Catalog
import Testing

@Suite struct PageTests {
    private let layout = Layout()

    // MARK: Researcher

    @Test func `what a page declares is shown as its word, with the source and line`() {
        let page = ResearcherPage.text(Samples.profile, layout)
        let lines = page.split(separator: "\n").map(String.init)
        #expect(lines[0] == "Zoë Ampère  R1")
        #expect(lines[1] == "as printed Zoë Ampère; Z. Amp`ere")
        for words in [["trust", "17"], ["tier", "Unverified"], ["level", "L1"], ["claim", "Unclaimed author"]] {
            let line = lines.first { $0.contains(words[0] + " ") && $0.contains(words[1]) && $0.hasPrefix("  ") }
            #expect(line?.hasSuffix("declared by ampere.txt:12") == true, "\(words)")
        }
        #expect(lines.contains { $0.contains("affiliation") && $0.contains("not imported") })
        #expect(page.contains("not by this catalogue"))
    }

    @Test func `printed and counted numbers stand side by side and are never mixed`() {
        let page = ResearcherPage.text(Samples.profile, layout)
        #expect(page.contains("works                8 printed · 3 counted"))
        #expect(page.contains("followers            0 printed\n"))
        #expect(page.contains("close collaborators  4 printed · 2 or more counted"))
        #expect(page.contains("topics               not printed · 5 counted"))
    }

    @Test func `a work is shown with the printed year that differs, its title and authors`() {
        let page = ResearcherPage.text(Samples.profile, layout)
        let line = page.split(separator: "\n").first { $0.contains("W7") }
        #expect(line?.contains("2021 (printed 2022)") == true)
        #expect(line?.contains("Bells, whistles, and \"quotes\"") == true)
        #expect(line?.contains("Zoë Ampère, 李 Wei") == true)
        #expect(page.contains("Zoë Ampère et al.") && page.contains("2023?"))
        #expect(page.contains("(untitled, known by its abstract)"))
    }

    @Test func `a profile without declarations says nothing of them`() {
        var bare = Samples.profile
        bare.declared = []
        bare.counters = []
        bare.trust = nil
        bare.works = []
        #expect(ResearcherPage.text(bare, layout).split(separator: "\n").count == 3)
    }

    @Test func `collaborators carry their marks`() {
        let works = Dictionary(uniqueKeysWithValues: Samples.works.map { ($0.id, $0) })
        let row = Collaboration(collaborator: Samples.collaborator, works: works)
        let table = Listing<Collaboration>.collaborators.render([row], as: .table, layout: layout)
        let line = table.split(separator: "\n").last ?? ""
        #expect(line.split(separator: " ") == ["R2", "李", "Wei", "2+", "1.25", "2021", "2023", "close"])
        let page = CollaboratorsPage.text([row], layout)
        #expect(page.contains("Bells, whistles") && page.contains("2+ shared · strength 1.25 · 2021–2023 · close"))
    }

    @Test func `an ambiguous topic shows what it may stand for`() {
        let rows = [
            TopicCount(code: "cond-mat.dis-nn", name: "Disordered Systems and Neural Networks", works: 6),
            TopicCount(code: "CV", name: "", works: 1, candidates: ["cs.CV", "math.CV"]),
        ]
        let table = Listing<TopicCount>.topics.render(rows, as: .table, layout: layout)
        #expect(table.contains("one of cs.CV, math.CV") && table.contains("Disordered Systems"))
    }

    // MARK: Paper

    @Test func `a paper's page has its abstract wrapped, its addresses and the records behind it`() {
        let page = PaperPage.text(Samples.detail, layout)
        let lines = page.split(separator: "\n").map(String.init)
        #expect(lines[0] == "Bells, whistles, and \"quotes\"  W7")
        #expect(page.contains("authors    Zoë Ampère, 李 Wei") && page.contains("DOI        10.1000/bells"))
        #expect(page.contains("cited by 12 · cites 30") && page.contains("topics     cond-mat.dis-nn, stat.ML"))
        #expect(lines.contains("A second paragraph."))
        #expect(lines.allSatisfy { $0.displayWidth <= 100 })
        #expect(page.contains("https://example.org/be1ls  bells.md:41, set aside"))
        #expect(lines.contains { $0.contains("ampere.txt:55") && $0.contains("item 3") })
        #expect(page.contains("J. Bells 3, 14 (ampere.txt:3)"))
    }

    @Test func `citations are numbered, in the order given, with the ground for each`() {
        let lines = [Samples.plain, Samples.untitled].map {
            CitationLine(work: $0, basis: .years, sourceLabel: "page.txt", locator: "row 1")
        }
        let table = Listing<NumberedCitation>.citations.render(NumberedCitation.all(lines), as: .table, layout: layout)
        let rows = table.split(separator: "\n")
        #expect(rows[1].hasPrefix("1  W7") && rows[2].hasPrefix("2  W9"))
        #expect(rows.dropFirst().allSatisfy { $0.hasSuffix("years") })
    }

    // MARK: Source, stats, check, search

    @Test func `a source shows its statements, its records with their works, and the reader's remarks`() {
        let page = SourcePage.text(Samples.source, layout)
        #expect(page.contains("records    1 page, 8 items; 9 names") && page.contains("captured   not said"))
        #expect(page.contains("item 3  W7") && page.contains("item 3  –"))
        #expect(page.contains("ampere.txt:20: The page says 8 and shows 7."))
    }

    @Test func `a check that fails stands out and fails the command`() {
        let good = CheckResult(name: "integrity", passed: true, detail: "ok")
        let bad = CheckResult(name: "replay", passed: false, detail: "2 works differ")
        let text = CheckPage.text([good, bad], layout)
        #expect(text == "pass  integrity  ok\nFAIL  replay     2 works differ\n")
        #expect(CheckPage.status([good]) == .ok && CheckPage.status([good, bad]) == .failure)
    }

    @Test func `numbers of the catalogue stand in a column`() {
        let statistics = CatalogueStatistics(
            counts: [("sources", 5), ("researchers", 1234)], schemaVersion: 1, revision: 7)
        #expect(
            StatsPage.text(statistics, layout)
                == "sources            5\nresearchers     1234\nschema version     1\nrevision           7\n")
    }

    @Test func `hits say what kind of thing they are`() {
        let hits: [SearchHit] = [.researcher(Samples.summary), .work(Samples.plain)]
        let rows = Listing<SearchHit>.hits.render(hits, as: .table, layout: layout).split(separator: "\n")
        #expect(rows[1].hasPrefix("researcher  R1  Zoë Ampère") && rows[2].hasPrefix("work        W7  Bells"))
    }

    @Test func `pages keep to the terminal's width`() {
        for width in [60, 80, 132] {
            let narrow = Layout(width: width)
            let pages = [
                ResearcherPage.text(Samples.profile, narrow), PaperPage.text(Samples.detail, narrow),
                SourcePage.text(Samples.source, narrow),
            ]
            for line in pages.joined(separator: "\n").split(separator: "\n") {
                // A hash and an address have no blank to break at and are worth more whole.
                if line.contains("SHA-256") || line.contains("https://") { continue }
                #expect(line.displayWidth <= max(width, 60), "\(line)")
            }
        }
    }
}
