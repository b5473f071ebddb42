import Catalog
import Service

/// Pages about made-up things, with one text in every place that a source or a reader can fill.
struct MadePages {
    let word: String
    private let links = Links(origin: "https://byline.example")
    private let person = ResearcherID(1)
    private let other = ResearcherID(2)

    init(_ word: String) { self.word = word }

    /// Each with its name; ten, always in the same order.
    var all: [(name: String, text: String)] {
        let pages: [(String, any Page)] = [
            ("researcher", researcher), ("paper", paper), ("search", search), ("topic", topic), ("source", source),
            ("collaborators", collaborators), ("citations", citations), ("connection", connection),
            ("claiming", claiming),
            ("error", ErrorPage(links: links, status: 404, what: word, mend: word, nearest: [summary])),
        ]
        return pages.map { ($0.0, String(decoding: $0.1.render(), as: UTF8.self)) }
    }

    var feed: String {
        String(
            decoding: NewsFeed(
                links: links, place: .news, title: word, page: .home,
                arrivals: [.init(work: work, abstract: word, at: "2020-01-02T03:04:05Z")]
            ).document, as: UTF8.self)
    }

    // MARK: Values

    private var summary: ResearcherSummary {
        .init(id: person, name: word, variants: [word, "Other " + word], workCount: 2, firstYear: 2001, lastYear: 2003)
    }

    private var work: WorkSummary {
        .init(
            id: WorkID(1), title: word, year: 2001, firstPosted: "2001-02-03", printedYears: [2001, 2002],
            authors: [.init(id: person, name: word, position: 1), .init(id: other, name: "B " + word, position: 2)],
            authorsComplete: false, arxiv: word, doi: word, topics: [word], records: 2)
    }

    private func statement(_ field: Field) -> Statement {
        .init(field: field, value: word, source: SourceID(1), sourceLabel: word, line: 3)
    }

    private var declared: [Statement] {
        [.description, .role, .affiliation, .collaboration, .trustScore, .claimState].map(statement)
    }

    private var topicCount: TopicCount { .init(code: word, name: "On " + word, works: 2, candidates: [word]) }

    private var excerpt: GraphExcerpt {
        GraphExcerpt(
            kind: .coauthors,
            nodes: [
                .init(id: .researcher(person), name: word, role: .centre, distance: 0, workCount: 2),
                .init(id: .researcher(other), name: "B " + word, distance: 1, workCount: 1),
            ],
            edges: [
                .init(
                    source: .researcher(person), target: .researcher(other),
                    bond: .tie(.init(works: [WorkID(1)], years: [2001], strength: 1, isLowerBound: true)))
            ],
            header: .init(
                query: "Collaborators of " + word, filters: [word], revision: 1, rules: [word], truncation: word))
    }

    private var plan: GraphPlan {
        .init(
            width: 200, height: 100,
            spots: [.init(x: 20, y: 20, radius: 5, label: word), .init(x: 90, y: 70, radius: 4, label: word)],
            lineWidths: [1])
    }

    private var line: CitationLine { .init(work: work, basis: .assumed, sourceLabel: word, locator: word) }

    // MARK: Pages

    private var researcher: ResearcherPage {
        ResearcherPage(
            links: links,
            profile: .init(
                summary: summary, declared: declared,
                counters: [.init(label: "works", printed: [statement("count.works")], counted: 2, isLowerBound: true)],
                works: [work], possiblySame: [summary]),
            standing: .init(claim: .contested, level: .listed, orcids: []), topics: [topicCount],
            collaborators: [collaborator],
            figure: CoauthorFigure(links: links, excerpt: excerpt, plan: plan, room: 10, tellsLines: true) { [links] in
                links.researcher($0)
            },
            abstracts: [WorkID(1): word])
    }

    private var collaborator: Collaborator {
        .init(
            id: other, name: word, sharedWorks: 2, strength: 1.5, firstYear: 2001, lastYear: 2002, isClose: true,
            isLowerBound: true, works: [WorkID(1)])
    }

    private var paper: WorkPage {
        let claim = PrintedNumber(
            id: "a", quantity: word, value: 1, uncertainty: nil, text: word, place: word, tolerance: 0.1,
            closeTolerance: 0.2,
            toleranceReason: word, readings: [word], isAlternative: false, needsSource: nil)
        let summary = ReproductionSummary(
            name: "made-up", arxiv: word, doi: word, title: word, target: word, claims: [claim], verdict: .notRun)
        var standing = ReproductionStanding(summary: summary, run: nil, outcomes: [])
        standing.link = word
        let node = GraphExcerpt.Node(
            id: .work(WorkID(1)), name: word, role: .centre, distance: 0, firstYear: 2001, lastYear: 2001,
            authors: [word])
        let cited = GraphExcerpt.Node(
            id: .work(WorkID(2)), name: word, role: .cited, distance: 1, firstYear: 1999, lastYear: 1999,
            authors: [word])
        let around = GraphExcerpt(
            kind: .citations, nodes: [node, cited],
            edges: [
                .init(
                    source: node.id, target: cited.id,
                    bond: .citation(.init(basis: .assumed, sourceLabel: word, locator: word, records: 1, year: 2001)))
            ], header: .init(query: word, filters: [], revision: 1, rules: [], truncation: word))
        return WorkPage(
            links: links,
            detail: .init(
                summary: work, abstract: word + "\n" + word, abstractSource: word,
                addresses: [
                    .init(
                        kind: "data", preferred: .init(text: word, sourceLabel: word, line: 1),
                        rejected: [.init(text: word, sourceLabel: word, line: 2)])
                ], statements: [.venue, .keyTerm, .summary].map(statement),
                records: [
                    .init(
                        record: RecordID(1), source: SourceID(1), sourceLabel: word, locator: word, line: 1,
                        kind: .item,
                        title: "As " + word, authors: [word], authorsComplete: nil, date: word)
                ], citedBy: 0, cites: 1, reproductions: [standing]),
            code: [.init(address: word, relation: .official, evidence: word, rejected: [word])],
            citations: CitationFigure(
                links: links, circle: .init(excerpt: around, citing: [], cited: [line])))
    }

    private var search: SearchPage {
        SearchPage(
            links: links, question: .init(words: word, topic: nil), hits: [.researcher(summary), .work(work)])
    }

    private var topic: TopicPage {
        TopicPage(
            links: links,
            detail: .init(topic: topicCount, works: [work], authors: [.init(id: person, name: word, works: 2)]),
            page: 1)
    }

    private var source: SourcePage {
        SourcePage(
            links: links,
            detail: .init(
                summary: .init(
                    id: SourceID(1), label: word, format: "made-up", hash: "0", byteCount: 1,
                    importedAt: "2020-01-02T03:04:05Z",
                    capturedOn: word, recordCounts: [.item: 1], mentionCount: 1),
                statements: [statement(.description)],
                records: [
                    (
                        .init(
                            record: RecordID(1), source: SourceID(1), sourceLabel: word, locator: word, line: 1,
                            kind: .item,
                            title: word, authors: [word], authorsComplete: nil, date: word), WorkID(1)
                    )
                ], remarks: [Remark(word, file: word, line: 1, mend: word)]), page: 1)
    }

    private var collaborators: CollaboratorsPage {
        CollaboratorsPage(links: links, person: summary, collaborators: [collaborator], page: 1)
    }

    private var citations: CitationsPage {
        CitationsPage(links: links, work: work, end: .citing, lines: [line], page: 1)
    }

    private var connection: ConnectionPage {
        let (near, far) = (NamedResearcher(id: person, name: word), NamedResearcher(id: other, name: "B " + word))
        let tie = PairTie(
            near: near, far: far, tie: .init(works: [WorkID(1)], years: [2001], strength: 1, isLowerBound: true),
            works: [.init(id: WorkID(1), title: word, year: 2001)])
        return ConnectionPage(
            links: links, from: .one(near), to: .several(word, [summary]),
            answer: .init(
                from: near, to: far, paths: [.init(people: [near, far], ties: [tie], length: 1)], count: 2,
                truncation: nil))
    }

    private var claiming: ClaimingPage { ClaimingPage(links: links, person: summary) }
}
