package import Catalog

/// A researcher: names, what sources declare beside what we count, the graph around them, and their works by year.
package struct ResearcherPage: Page {
    package var links: Links
    /// Its works are those of this page alone.
    package var profile: ResearcherProfile
    package var standing: RecordStanding
    package var topics: [TopicCount]
    package var collaborators: [Collaborator]
    /// nil for a collaboration, which has no collaborators of its own, and on every page of the list but the first.
    package var figure: CoauthorFigure?
    /// Of the works on this page.
    package var abstracts: [WorkID: String]
    /// Which page of the list of works, from 1.
    package var page: Int

    package static let worksOnAPage = 20
    /// So many people stand in the picture, with so many lines at most: the page stays light on a telephone's line.
    package static let peopleInThePicture = 20
    /// And so many who may be the same person stand in the margin.
    package static let doublesNamed = 8
    package static let tiesInThePicture = 60

    package init(
        links: Links, profile: ResearcherProfile, standing: RecordStanding, topics: [TopicCount],
        collaborators: [Collaborator], figure: CoauthorFigure?, abstracts: [WorkID: String], page: Int = 1
    ) {
        self.links = links
        self.profile = profile
        self.standing = standing
        self.topics = topics
        self.collaborators = collaborators
        self.figure = figure
        self.abstracts = abstracts
        self.page = page
    }

    private var person: ResearcherSummary { profile.summary }
    private var id: ResearcherID { person.id }

    package var place: Place { .researcher(id, page: page) }
    package var title: String { person.name + (page > 1 ? ", page \(page)" : "") }
    package var summary: String {
        let years = span(person.firstYear, person.lastYear).map { ", \($0)" } ?? ""
        return "\(person.name): \(counted(person.workCount, "work"))\(years), with "
            + "\(counted(collaborators.count, "collaborator")). What sources declare beside what this catalogue counts."
    }

    package var extras: HTML {
        HTML.group([
            Tag.meta(.property("og:type"), .content("profile")),
            Tag.link(
                .rel("alternate"), .type("application/atom+xml"), .title("Works of \(person.name)"),
                .href(links(.feed(of: id)))),
            Tag.link(.rel("alternate"), .type("application/ld+json"), .href(links(.facts(of: id)))),
            page == 1
                ? .facts(ResearcherFacts(links: links, profile: profile, standing: standing, topics: topics).value)
                : .nothing,
        ])
    }

    package var body: HTML {
        HTML.group([
            heading,
            Tag.div(.class("columns profile")) {
                Tag.aside(.class("first"), .ariaLabel("Numbers with their grounds")) {
                    trust
                    counters
                }
                Tag.div(.class("main")) {
                    if let figure { graph(figure) }
                    section("works", "Works") { works }
                }
                Tag.aside(.class("margin"), .ariaLabel("People and topics around \(person.name)")) {
                    if !closest.isEmpty { collaboratorList }
                    if !topics.isEmpty { topicList }
                    if !profile.possiblySame.isEmpty { doubles }
                    takeAlong
                }
            },
        ])
    }

    // MARK: Who it is

    private var heading: HTML {
        Tag.header(.class("page-head")) {
            eyebrow("Researcher", id.description)
            Tag.h1 { Tag.bdi(person.name) }
            if person.variants.count > 1 || person.variants.first.map({ $0 != person.name }) == true { variants }
            Tag.p(.class("facts")) {
                for (index, fact) in facts.enumerated() {
                    if index > 0 { " · " }
                    fact
                }
            }
            for statement in profile.declared.filter({ $0.field == .description }).prefix(1) { quoted(statement) }
        }
    }

    private var variants: HTML {
        Tag.p(.class("variants")) {
            "Printed as "
            for (index, name) in person.variants.prefix(12).enumerated() {
                if index > 0 { ", " }
                Tag.bdi(name)
            }
            if person.variants.count > 12 { HTML.text(" and \(person.variants.count - 12) more spellings") }
        }
    }

    private var facts: [HTML] {
        var facts: [HTML] = []
        if let years = span(person.firstYear, person.lastYear) { facts.append(.text(years)) }
        facts += [.text(counted(person.workCount, "work"))]
        facts += standing.orcids.map { orcid in
            HTML.group(["ORCID ", IdentifierLink.orcid(orcid)])
        }
        facts.append(affiliation)
        for statement in first(.role) { facts.append(sourced(statement)) }
        for statement in first(.collaboration) { facts.append(sourced(statement)) }
        return facts
    }

    private func first(_ field: Field) -> [Statement] { Array(profile.declared.filter { $0.field == field }.prefix(1)) }

    private var affiliation: HTML {
        let printed = profile.declared.filter { $0.field == .affiliation }
        guard !printed.isEmpty else {
            guard let state = profile.declared.first(where: { $0.field == .affiliationState }) else {
                return "affiliation not imported"
            }
            return Tag.span(.title("Says \(state.sourceLabel), line \(state.line)")) { "affiliation not imported" }
        }
        var known: Set<String> = []
        return HTML.group(
            printed.filter { known.insert($0.value).inserted }.prefix(3).enumerated().map { index, statement in
                HTML.group([index > 0 ? "; " : "", sourced(statement)])
            })
    }

    private func sourced(_ statement: Statement) -> HTML {
        Tag.span(.title("Declared by \(statement.sourceLabel), line \(statement.line)")) {
            Tag.bdi(clipped(statement.value, to: 200))
        }
    }

    private func quoted(_ statement: Statement) -> HTML {
        Tag.p(.class("declared")) {
            "“"
            Tag.bdi(clipped(statement.value, to: 400))
            "” "
            Tag.span(.class("source")) { links.place(statement.source, statement.sourceLabel, line: statement.line) }
        }
    }

    // MARK: Graph and works

    private func graph(_ figure: CoauthorFigure) -> HTML {
        section("graph", "Wrote with") {
            figure.body(id: "ego")
            Tag.p(.class("ways")) {
                if links.answersForms {
                    Tag.a("Explore the graph", .href(links(.graph(around: id))))
                    " · "
                    Tag.a(
                        "How am I connected?",
                        .href(links(.connection([.init("to", id.description)]))))
                    " · "
                }
                Tag.a("All \(counted(collaborators.count, "collaborator"))", .href(links(.collaborators(of: id))))
            }
        }
    }

    private var pages: Int { Pager.pages(of: person.workCount, each: Self.worksOnAPage) }

    private var works: HTML {
        let years = profile.works.reduce(into: [(year: String, works: [WorkSummary])]()) { years, work in
            let year = work.year.map(String.init) ?? "Undated"
            if years.last?.year == year {
                years[years.count - 1].works.append(work)
            } else {
                years.append((year, [work]))
            }
        }
        return HTML.group([
            Tag.div(.class("years")) {
                for entry in years {
                    Tag.div(.class("year-group")) {
                        Tag.p(entry.year, .class("year-mark"))
                        Tag.div(.class("works")) {
                            for work in entry.works {
                                WorkEntry(
                                    links: links, work: work, abstract: abstracts[work.id], owner: id, showsYear: false
                                ).body
                            }
                        }
                    }
                }
            },
            profile.works.isEmpty ? Tag.p("No work here has this name among its authors.") : .nothing,
            Pager(links: links, place: place, pages: pages).body,
        ])
    }
}
