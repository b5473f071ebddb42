package import Catalog

/// What is told when there is no page: what went wrong, how to mend it, and a way on.
package struct ErrorPage: Page {
    package var links: Links
    package var status: Int
    /// What went wrong, as a sentence without its full stop.
    package var what: String
    /// How to mend it; may be empty.
    package var mend: String
    /// Whom somebody may have meant.
    package var nearest: [ResearcherSummary]

    package init(links: Links, status: Int, what: String, mend: String, nearest: [ResearcherSummary] = []) {
        self.links = links
        self.status = status
        self.what = what
        self.mend = mend
        self.nearest = nearest
    }

    /// What a problem says, as a page. Its commands are left out: whoever reads pages has none.
    package init(links: Links, _ problem: Problem) {
        let errors = problem.errors.prefix(8).map(\.detail)
        self.init(
            links: links, status: problem.status, what: problem.detail.isEmpty ? problem.title : problem.detail,
            mend: errors.joined(separator: ". "))
    }

    package var place: Place { Place.search() }
    package var title: String { heading }
    package var summary: String { what }
    package var isListed: Bool { false }

    private var heading: String {
        switch status {
        case 400: "That was not understood"
        case 403: "This page is not shown"
        case 404: "There is no such page"
        case 405: "That cannot be done here"
        case 409: "Several things fit"
        case 410: "This page is gone"
        case 429: "Too many questions at once"
        case 503: "Not just now"
        default: status < 500 ? "That cannot be answered" : "Something broke here"
        }
    }

    package var body: HTML {
        HTML.group([
            Tag.header(.class("page-head")) {
                eyebrow("Status", String(status))
                Tag.h1(heading)
                if !what.isEmpty { Tag.p(.class("lead")) { HTML.text(Self.sentence(what)) } }
                if !mend.isEmpty { Tag.p(Self.sentence(mend)) }
            },
            nearest.isEmpty
                ? .nothing
                : section("nearest", "Did you mean") {
                    Tag.ul(.class("people")) {
                        for person in nearest { Tag.li { links.person(person.id, person.name) } }
                    }
                },
            links.answersForms ? search : .nothing,
        ])
    }

    private static func sentence(_ text: String) -> String { text.hasSuffix(".") ? text : text + "." }

    private var search: HTML {
        Tag.form(.class("search large"), .role("search"), .action(links(.search()))) {
            Tag.label("Search people and papers", .for("q"))
            Tag.div {
                Tag.input(.id("q"), .name("q"), .type("search"), .maxLength(200))
                Tag.button("Search", .type("submit"))
            }
        }
    }
}
