import Byline
import Catalog
import Foundation
import Service
import Testing

/// Pages about more than anybody reads at once.
@Suite struct PageWeightTests {
    private let links = Links(origin: "https://byline.example")

    private func author(_ number: Int) -> AuthorName {
        .init(id: ResearcherID(Int64(number)), name: "Somebody van der Author \(number)", position: number)
    }

    private func work(_ number: Int, authors: Int) -> WorkSummary {
        .init(
            id: WorkID(Int64(number)),
            title: "On the weight of pages that tell of very many works at once, part \(number)",
            year: 1900 + number % 120, firstPosted: nil, authors: (1...authors).map(author),
            arxiv: "2101.0\(1000 + number)",
            topics: ["cond-mat.dis-nn", "cs.LG"])
    }

    @Test func `a paper of three thousand authors names some and leads to the rest`() {
        let page = WorkPage(
            links: links,
            detail: .init(
                summary: work(1, authors: 3000), abstract: String(repeating: "A long abstract & more. ", count: 200),
                abstractSource: "page.txt", addresses: [], statements: [], records: [], citedBy: 0, cites: 0),
            code: [], citations: nil
        ).render()
        #expect(page.count < 60_000, "\(page.count)")
        let text = String(decoding: page, as: UTF8.self)
        #expect(text.contains("2,940 more") && text.contains("/works/W1/authors"))
        let last = AuthorsPage(links: links, work: work(1, authors: 3000), page: 15).render()
        #expect(last.count < 60_000 && String(decoding: last, as: UTF8.self).contains("Somebody van der Author 3000<"))
    }

    @Test func `a person of eight hundred works has a page for some of them at a time`() {
        let works = (1...800).map { work($0, authors: 100) }
        let abstracts = Dictionary(
            uniqueKeysWithValues: works.map { ($0.id, String(repeating: "漢字 and <tags> in an abstract. ", count: 200)) }
        )
        var shown = Set<String>()
        for number in 1...40 {
            let page = ResearcherPage(
                links: links,
                profile: .init(
                    summary: .init(
                        id: ResearcherID(1), name: "Somebody", variants: [], workCount: 800, firstYear: 1900,
                        lastYear: 2020),
                    declared: [], counters: [], works: Array(works.dropFirst((number - 1) * 20).prefix(20))),
                standing: .init(claim: .unclaimed, level: .listed, orcids: []), topics: [], collaborators: [],
                figure: nil,
                abstracts: abstracts, page: number
            ).render()
            #expect(page.count < 60_000, "\(page.count)")
            let text = String(decoding: page, as: UTF8.self)
            shown.formUnion(values(of: "href", in: text).filter { $0.wholeMatch(of: /\/works\/W\d+/) != nil })
            #expect(text.contains("Page \(number) of 40"))
        }
        #expect(shown.count == 800)
    }

    /// As many people as a picture has room for, everybody with everybody.
    private func crowd(_ people: Int) -> GraphExcerpt {
        let ids = (1...people).map { GraphExcerpt.NodeID.researcher(ResearcherID(Int64(100_000 + $0))) }
        return GraphExcerpt(
            kind: .coauthors,
            nodes: ids.enumerated().map { number, id in
                .init(
                    id: id, name: "Somebody Anybody van der Author \(number)", role: number == 0 ? .centre : .member,
                    distance: number == 0 ? 0 : 1, workCount: 700 - number, firstYear: 1990, lastYear: 2020)
            },
            edges: ids.indices.flatMap { low in
                ids.indices.dropFirst(low + 1).map { high in
                    // Whoever it is about has the weakest ties.
                    .init(
                        source: ids[low], target: ids[high],
                        bond: .tie(
                            .init(
                                works: [WorkID(1), WorkID(2), WorkID(3)], years: [1990, 2020],
                                strength: low == 0 ? 0.1 : Double(high), isLowerBound: true)))
                }
            },
            header: .init(
                query: "Collaborators of Somebody (R100001), up to 1 step", filters: [], revision: 1, rules: []))
    }

    private let summary = ResearcherSummary(
        id: ResearcherID(100_001), name: "Somebody Anybody van der Author 0", variants: ["S. A. van der Author"],
        workCount: 700, firstYear: 1990, lastYear: 2020)

    @Test
    func `the page of somebody in a crowd draws the ties of its own, then the strongest, and tells each pair once`()
        throws
    {
        let excerpt = crowd(ResearcherPage.peopleInThePicture)
        let room = ResearcherPage.tiesInThePicture
        let works = (1...ResearcherPage.worksOnAPage).map { work($0, authors: 30) }
        let page = ResearcherPage(
            links: links, profile: .init(summary: summary, declared: [], counters: [], works: works),
            standing: .init(claim: .unclaimed, level: .listed, orcids: []), topics: [], collaborators: [],
            figure: CoauthorFigure(links: links, excerpt: excerpt, plan: excerpt.plan(), room: room) { [links] in
                links.researcher($0)
            },
            abstracts: Dictionary(
                uniqueKeysWithValues: works.map {
                    ($0.id, String(repeating: "漢字 and <tags> in an abstract. ", count: 50))
                })
        ).render()
        #expect(page.count < 60_000, "\(page.count)")
        let text = String(decoding: page, as: UTF8.self)
        let lines = values(of: "data-ends", in: text)
        #expect(lines.count == room && lines.count { $0.hasPrefix("R100001 ") } == excerpt.nodes.count - 1)
        #expect(text.components(separatedBy: "</bdi> (3+)").count - 1 == room)
        #expect(text.contains("of \(excerpt.edges.count) ties \(room) are drawn and listed"))
    }

    @Test func `the explorer of a crowd weighs less than 60 kB`() {
        let excerpt = crowd(GraphPage.peopleAtMost)
        let page = GraphPage(
            links: links, question: .init(centre: summary.id), person: summary, excerpt: excerpt, plan: excerpt.plan(),
            topics: (1...20).map { .init(code: "cond-mat.x\($0)", name: "Subject \($0)", works: 3, candidates: []) }
        ).render()
        #expect(page.count < 60_000, "\(page.count)")
    }
}
