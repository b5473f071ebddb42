import Catalog
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
        for number in 1...32 {
            let page = ResearcherPage(
                links: links,
                profile: .init(
                    summary: .init(
                        id: ResearcherID(1), name: "Somebody", variants: [], workCount: 800, firstYear: 1900,
                        lastYear: 2020),
                    declared: [], counters: [], works: works),
                standing: .init(claim: .unclaimed, level: .listed, orcids: []), topics: [], collaborators: [],
                figure: nil,
                abstracts: abstracts, page: number
            ).render()
            #expect(page.count < 60_000, "\(page.count)")
            let text = String(decoding: page, as: UTF8.self)
            shown.formUnion(values(of: "href", in: text).filter { $0.wholeMatch(of: /\/works\/W\d+/) != nil })
            #expect(text.contains("Page \(number) of 32"))
        }
        #expect(shown.count == 800)
    }
}
