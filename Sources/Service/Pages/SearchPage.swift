package import Catalog

/// What a search found, narrowed by kind, year and topic.
package struct SearchPage: Page {
    /// What was asked: words, and what narrows them.
    package struct Question: Hashable, Sendable {
        package enum Kind: String, CaseIterable, Sendable {
            case people, papers
        }
        package var words: String
        package var kind: Kind?
        package var year: Int?
        package var topic: String?

        package init(words: String, kind: Kind? = nil, year: Int? = nil, topic: String? = nil) {
            self.words = words
            self.kind = kind
            self.year = year
            self.topic = topic
        }

        var query: [Address.Pair] {
            [.init("q", words)] + (kind.map { [.init("kind", $0.rawValue)] } ?? [])
                + (year.map { [.init("year", String($0))] } ?? []) + (topic.map { [.init("topic", $0)] } ?? [])
        }
    }

    package var links: Links
    package var question: Question
    /// Best first, at most `limit`; not narrowed yet.
    package var hits: [SearchHit]

    /// So many are looked at; more words find what is beyond.
    package static let limit = 200
    /// So many are shown at once.
    static let shownAtOnce = 50

    package init(links: Links, question: Question, hits: [SearchHit]) {
        self.links = links
        self.question = question
        self.hits = hits
    }

    package var place: Place { .search(question.query) }
    package var title: String { question.words.isEmpty ? "Search" : "“\(clipped(question.words, to: 80))”" }
    package var summary: String { "People and papers that fit the words." }
    package var isListed: Bool { false }
    package var asked: String { question.words }

    package var body: HTML {
        HTML.group([
            Tag.header(.class("page-head")) {
                Tag.h1("Search")
                form
            },
            question.words.isEmpty ? hint : results,
        ])
    }

    private var form: HTML {
        Tag.form(.class("search large"), .role("search"), .action(links(.search()))) {
            Tag.label("Name, title, words of an abstract, arXiv id, DOI, ORCID iD", .for("q"))
            Tag.div {
                Tag.input(.id("q"), .name("q"), .type("search"), .value(question.words), .maxLength(200))
                Tag.button("Search", .type("submit"))
            }
        }
    }

    private var hint: HTML {
        Tag.p(.class("quiet")) {
            "A name may be misspelt or without its accents; an identifier leads straight to its page."
        }
    }

    private var people: [ResearcherSummary] {
        hits.compactMap { if case .researcher(let person) = $0 { person } else { nil } }
    }
    private var works: [WorkSummary] { hits.compactMap { if case .work(let work) = $0 { work } else { nil } } }
    private var narrowedWorks: [WorkSummary] {
        works.filter { work in
            (question.year == nil || work.year == question.year)
                && (question.topic.map { work.topics.contains($0) } ?? true)
        }
    }
    /// Years and topics are of works: where one is chosen, people are set aside.
    private var showsPeople: Bool { question.kind != .papers && question.year == nil && question.topic == nil }
    private var showsWorks: Bool { question.kind != .people }

    private var results: HTML {
        let (people, works) = (showsPeople ? people : [], showsWorks ? narrowedWorks : [])
        return Tag.div(.class("columns results")) {
            Tag.div {
                Tag.p(.class("found"), .role("status")) { HTML.text(found(people.count, works.count)) }
                if !people.isEmpty { section("people", "People") { list(people) } }
                if !works.isEmpty {
                    section("papers", "Papers") {
                        Tag.div(.class("works")) {
                            for work in works.prefix(Self.shownAtOnce) { WorkEntry(links: links, work: work).body }
                        }
                        if works.count > Self.shownAtOnce {
                            Tag.p(.class("quiet")) {
                                HTML.text(
                                    "The first \(Self.shownAtOnce) of \(works.count). Narrow them by year or topic, or add "
                                        + "a word.")
                            }
                        }
                    }
                }
            }
            if !hits.isEmpty { facets }
        }
    }

    private func found(_ people: Int, _ works: Int) -> String {
        guard people + works > 0 else { return "Nothing here fits. Try fewer words, or another spelling." }
        let parts =
            (people > 0 ? [counted(people, "person", "people")] : []) + (works > 0 ? [counted(works, "paper")] : [])
        let most = hits.count >= Self.limit ? ", the best \(Self.limit) looked at" : ""
        return parts.joined(separator: " and ") + most + "."
    }

    private func list(_ people: [ResearcherSummary]) -> HTML {
        Tag.ul(.class("people")) {
            for person in people.prefix(Self.shownAtOnce) {
                Tag.li {
                    links.person(person.id, person.name)
                    Tag.span(.class("quiet")) {
                        HTML.text(" \(counted(person.workCount, "work"))")
                        if let years = span(person.firstYear, person.lastYear) { HTML.text(", \(years)") }
                        let others = person.variants.filter { $0 != person.name }
                        if !others.isEmpty {
                            "; also "
                            Tag.bdi(others.prefix(3).joined(separator: ", "))
                        }
                    }
                }
            }
        }
    }

    // MARK: Facets

    private var facets: HTML {
        Tag.aside(.class("facets"), .ariaLabel("Narrow the results")) {
            facet("Kind", kinds)
            facet("Year", years)
            facet("Topic", topics)
        }
    }

    private struct Choice {
        let name: String
        let count: Int
        let question: Question
        let isChosen: Bool
    }

    private var kinds: [Choice] {
        [
            (Question.Kind.people, people.count), (Question.Kind.papers, works.count),
        ].filter { $0.1 > 0 }.map { kind, count in
            var narrowed = question
            narrowed.kind = question.kind == kind ? nil : kind
            if narrowed.kind == .people { (narrowed.year, narrowed.topic) = (nil, nil) }
            return Choice(name: kind.rawValue, count: count, question: narrowed, isChosen: question.kind == kind)
        }
    }

    private var years: [Choice] {
        let counts = works.filter { work in question.topic.map { work.topics.contains($0) } ?? true }
            .compactMap(\.year).reduce(into: [:]) { $0[$1, default: 0] += 1 }
        return counts.sorted { $0.key > $1.key }.map { year, count in
            var narrowed = question
            narrowed.year = question.year == year ? nil : year
            return Choice(name: "\(year)", count: count, question: narrowed, isChosen: question.year == year)
        }
    }

    private var topics: [Choice] {
        let counts = works.filter { question.year == nil || $0.year == question.year }.flatMap(\.topics)
            .reduce(into: [:]) { $0[$1, default: 0] += 1 }
        return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(20).map { code, count in
            var narrowed = question
            narrowed.topic = question.topic == code ? nil : code
            return Choice(name: code, count: count, question: narrowed, isChosen: question.topic == code)
        }
    }

    @HTMLBuilder private func facet(_ name: String, _ choices: [Choice]) -> HTML {
        if !choices.isEmpty {
            Tag.section(.ariaLabelledBy("facet-" + name.lowercased())) {
                Tag.h2(name, .id("facet-" + name.lowercased()))
                Tag.ul(.class("plain counted")) {
                    for choice in choices {
                        Tag.li {
                            let address = links(.search(choice.question.query))
                            if choice.isChosen {
                                Tag.a(.href(address), .current, .title("Chosen; take it away")) {
                                    HTML.text("\(choice.name) ×")
                                }
                            } else {
                                Tag.a(choice.name, .href(address))
                            }
                            " "
                            Tag.span(grouped(choice.count), .class("n"))
                        }
                    }
                }
            }
        }
    }
}
