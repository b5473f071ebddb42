package import Byline
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

    /// - Parameter status: nil for the one that fits the kind of error.
    package init(links: Links, _ error: BylineError, status: Int? = nil) {
        let fitting =
            switch error.kind {
            case .notFound: 404
            case .invalidInput: 400
            case .conflict: 409
            case .denied: 403
            case .limit: 503
            case .failure: 500
            }
        self.init(links: links, status: status ?? fitting, what: error.what, mend: "")
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
                if !what.isEmpty { Tag.p(.class("lead")) { HTML.text(what + ".") } }
                if !mend.isEmpty { Tag.p(mend + ".") }
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
