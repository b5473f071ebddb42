/// Search where nobody answers a form: a script of ours looks in the index, and without script there are lists.
struct StaticSearchPage: Page {
    let links: Links
    let researchers: Int
    let works: Int

    var place: Place { .search() }
    var title: String { "Search" }
    var summary: String { "People, papers and topics by words of their names, and lists of all of them." }
    var extras: HTML { Tag.script(.src(links(.asset(Asset.search.name))), .defer) }

    var body: HTML {
        HTML.group([
            Tag.header(.class("page-head")) {
                Tag.h1("Search")
                form
            },
            Tag.div(.id("results"), .class("results"), .role("status")),
            section("lists", "Everything, as lists") {
                Tag.ul {
                    Tag.li {
                        Tag.a("\(counted(researchers, "person", "people")) by name", .href(links(.allResearchers())))
                    }
                    Tag.li { Tag.a("\(counted(works, "paper")) by year", .href(links(.allWorks()))) }
                    Tag.li { Tag.a("Topics", .href(links(.topics))) }
                }
            },
        ])
    }

    private var form: HTML {
        Tag.form(.class("search large"), .role("search"), .action(links(.search())), .index(links(.searchIndex))) {
            Tag.label("Name, words of a title, year, topic", .for("q"))
            Tag.div {
                Tag.input(.id("q"), .name("q"), .type("search"), .maxLength(200))
                Tag.button("Search", .type("submit"))
            }
        }
    }
}

/// A part of the list of everybody, or of all works.
struct EverythingPage: Page {
    /// A line of the list.
    struct Line {
        var address: Address
        var name: String
        var detail: String
        /// Under what it stands: a first letter, a year.
        var group: String
    }
    static let linesOnAPage = 250

    let links: Links
    let place: Place
    let title: String
    let lines: [Line]
    /// What each page of the list begins with.
    let beginnings: [String]

    var summary: String { "Page \(place.page) of \(beginnings.count)." }

    var body: HTML {
        HTML.group([
            Tag.header(.class("page-head")) {
                eyebrow("List")
                Tag.h1(title)
            },
            ways("Pages of this list"),
            .group(groups.enumerated().map { number, lines in group(number, lines) }),
            ways("Pages of this list, again"),
        ])
    }

    /// Neighbouring lines of one group.
    private var groups: [[Line]] {
        var groups: [[Line]] = []
        for line in lines {
            if groups.last?.first?.group == line.group {
                groups[groups.count - 1].append(line)
            } else {
                groups.append([line])
            }
        }
        return groups
    }

    private func group(_ number: Int, _ lines: [Line]) -> HTML {
        section("group-\(number + 1)", lines.first?.group ?? "") {
            Tag.ul {
                for line in lines {
                    Tag.li {
                        Tag.a(.href(line.address)) { Tag.bdi(clipped(line.name, to: 200)) }
                        " "
                        Tag.span(line.detail, .class("quiet"))
                    }
                }
            }
        }
    }

    private func ways(_ name: String) -> HTML {
        guard beginnings.count > 1 else { return .nothing }
        return Tag.nav(.class("pager"), .ariaLabel(name)) {
            if place.page > 1 { way("← \(beginnings[place.page - 2])", to: place.page - 1, "prev") }
            Tag.span("Page \(place.page) of \(beginnings.count)")
            if place.page < beginnings.count { way("\(beginnings[place.page]) →", to: place.page + 1, "next") }
        }
    }

    private func way(_ name: String, to page: Int, _ relation: String) -> HTML {
        var target = place
        target.page = page
        return Tag.a(name, .href(links(target)), .rel(relation))
    }
}
