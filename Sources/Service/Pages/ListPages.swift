package import Catalog

/// Everybody a researcher has written with.
package struct CollaboratorsPage: Page {
    package var links: Links
    package var person: ResearcherSummary
    /// All of them, most works together first.
    package var collaborators: [Collaborator]
    package var page: Int

    package static let onAPage = 100

    package init(links: Links, person: ResearcherSummary, collaborators: [Collaborator], page: Int) {
        self.links = links
        self.person = person
        self.collaborators = collaborators
        self.page = page
    }

    package var place: Place { .collaborators(of: person.id, page: page) }
    package var title: String { "Collaborators of \(person.name)" }
    package var summary: String { "\(counted(collaborators.count, "person", "people")) who wrote with \(person.name)." }

    package var body: HTML {
        let shown = collaborators.dropFirst((page - 1) * Self.onAPage).prefix(Self.onAPage)
        return HTML.group([
            Tag.header(.class("page-head")) {
                eyebrow("Collaborators", person.id.description)
                Tag.h1 {
                    "Who wrote with "
                    Tag.a(.href(links(.researcher(person.id)))) { Tag.bdi(person.name) }
                }
                Tag.p(.class("facts")) { HTML.text(counted(collaborators.count, "person", "people")) }
            },
            Tag.section(.ariaLabel("List")) {
                DataTable(
                    caption: "Close: two or more works together in the five years up to the latest work",
                    columns: [
                        .init("Person"), .init("Works together", isNumber: true), .init("Years"),
                        .init("Strength", isNumber: true), .init("Close"),
                    ],
                    rows: shown.map { other in
                        [
                            links.person(other.id, other.name),
                            .text(grouped(other.sharedWorks) + (other.isLowerBound ? "+" : "")),
                            .text(span(other.firstYear, other.lastYear) ?? "–"), .text(shortNumber(other.strength)),
                            .text(other.isClose ? "close" : "–"),
                        ]
                    }
                ).body
                Tag.p(.class("quiet")) {
                    "Strength counts each shared work as one part in the number of its other authors (Newman). + may be "
                    "too low: some author list is cut."
                }
                Pager(
                    links: links, place: place, pages: Pager.pages(of: collaborators.count, each: Self.onAPage),
                    words: ("← Stronger", "Weaker →")
                ).body
            },
        ])
    }
}

/// Everybody who wrote a work, where they are too many for its own page.
package struct AuthorsPage: Page {
    package var links: Links
    package var work: WorkSummary
    package var page: Int

    package static let onAPage = 200

    package init(links: Links, work: WorkSummary, page: Int) {
        self.links = links
        self.work = work
        self.page = page
    }

    package var place: Place { .authors(of: work.id, page: page) }
    package var title: String { "Authors of \(clipped(work.titleShown, to: 160))" }
    package var summary: String { "\(counted(work.authors.count, "author")) in order." }

    package var body: HTML {
        let shown = work.authors.dropFirst((page - 1) * Self.onAPage).prefix(Self.onAPage)
        return HTML.group([
            Tag.header(.class("page-head")) {
                eyebrow("Authors", work.id.description)
                Tag.h1(.class("paper-title")) { links.work(work) }
                Tag.p(.class("facts")) { HTML.text(counted(work.authors.count, "author")) }
            },
            Tag.section(.ariaLabel("List")) {
                Tag.ul(.class("plain names")) {
                    for author in shown {
                        Tag.li {
                            Tag.span(.class("n quiet")) { HTML.text(author.position.map { "\($0). " } ?? "") }
                            links.person(author.id, author.name)
                        }
                    }
                }
                Pager(
                    links: links, place: place, pages: Pager.pages(of: work.authors.count, each: Self.onAPage),
                    words: ("← Before", "After →")
                ).body
            },
        ])
    }
}

/// All works that cite one, or all that it cites.
package struct CitationsPage: Page {
    package enum End: Sendable {
        case citing, cited
    }
    package var links: Links
    package var work: WorkSummary
    package var end: End
    /// All of them in order.
    package var lines: [CitationLine]
    package var page: Int

    package static let onAPage = 60

    package init(links: Links, work: WorkSummary, end: End, lines: [CitationLine], page: Int) {
        self.links = links
        self.work = work
        self.end = end
        self.lines = lines
        self.page = page
    }

    package var place: Place {
        end == .citing ? .citations(of: work.id, page: page) : .references(of: work.id, page: page)
    }
    package var title: String {
        (end == .citing ? "Works that cite " : "References of ") + "“\(clipped(work.titleShown, to: 160))”"
    }
    package var summary: String {
        "\(counted(lines.count, "work")), each with how the catalogue knows it."
    }

    package var body: HTML {
        let shown = Array(lines.dropFirst((page - 1) * Self.onAPage).prefix(Self.onAPage))
        return HTML.group([
            Tag.header(.class("page-head")) {
                eyebrow(end == .citing ? "Works that cite" : "Works cited by", work.id.description)
                Tag.h1(.class("paper-title")) { links.work(work) }
                Tag.p(.class("facts")) { HTML.text(counted(lines.count, "work")) }
            },
            Tag.section(.ariaLabel("List")) {
                lines.isEmpty
                    ? Tag.p("None among the pages imported here.")
                    : CitationTable(
                        links: links, caption: end == .citing ? "Newest first" : "In the order of its list",
                        lines: shown
                    ).body
                Pager(
                    links: links, place: place, pages: Pager.pages(of: lines.count, each: Self.onAPage),
                    words: end == .citing ? ("← Newer", "Older →") : ("← Before", "After →")
                ).body
            },
        ])
    }
}
