/// A page as values: what it tells, where it stands, and how it reads. It knows nothing of requests.
package protocol Page: Sendable {
    var links: Links { get }
    var place: Place { get }
    /// For the window, and for whoever finds the page elsewhere.
    var title: String { get }
    /// One or two sentences that say what is on it.
    var summary: String { get }
    /// What else stands in the head: feeds, facts for machines.
    var extras: HTML { get }
    /// What is to be read: one `h1`, then sections.
    var body: HTML { get }
    /// Whether search engines may list it.
    var isListed: Bool { get }
    /// What stands in the search box of the page's head.
    var asked: String { get }
}

extension Page {
    package var extras: HTML { .nothing }
    package var isListed: Bool { true }
    package var asked: String { "" }

    /// The whole document.
    package func render() -> [UInt8] { Array("<!DOCTYPE html>\n".utf8) + document.bytes + [UInt8(ascii: "\n")] }

    private var document: HTML {
        Tag.html(.lang("en")) {
            head
            Tag.body {
                Tag.a("Skip to content", .class("skip"), .href(.fragment("content")))
                Masthead(links: links, place: place, asked: asked).body
                Tag.main(.id("content"), .tabIndex(-1)) { body }
                Colophon(links: links).body
            }
        }
    }

    private var head: HTML {
        Tag.head {
            Tag.meta(.charset("utf-8"))
            Tag.meta(.name("viewport"), .content("width=device-width, initial-scale=1"))
            Tag.title(place == .home ? title : "\(title) · Byline")
            Tag.meta(.name("description"), .content(clipped(summary, to: 300)))
            Tag.meta(.name("color-scheme"), .content("light dark"))
            if !isListed { Tag.meta(.name("robots"), .content("noindex")) }
            if isListed { Tag.link(.rel("canonical"), .href(links.absolute(place))) }
            Tag.meta(.property("og:title"), .content(clipped(title, to: 300)))
            Tag.meta(.property("og:description"), .content(clipped(summary, to: 300)))
            Tag.meta(.property("og:site_name"), .content("Byline"))
            if isListed { Tag.meta(.property("og:url"), .content(links.absolute(place).text)) }
            Tag.link(.rel("stylesheet"), .href(links(.asset(Asset.styleSheet.name))))
            Tag.link(.rel("icon"), .type("image/svg+xml"), .href(links(.asset(Asset.mark.name))))
            Tag.link(
                .rel("alternate"), .type("application/atom+xml"), .title("New in the catalogue"), .href(links(.news)))
            if links.answersForms {
                Tag.link(
                    .rel("search"), .type("application/opensearchdescription+xml"), .title("Byline"),
                    .href(links(.openSearch)))
            }
            extras
            Tag.script(.src(links(.asset(Asset.script.name))), .defer)
        }
    }
}

/// The head of every page: name, search, ways.
struct Masthead {
    let links: Links
    let place: Place
    let asked: String

    var body: HTML {
        Tag.header(.class("masthead")) {
            Tag.a(.class("wordmark"), .href(links(.home))) { "Byline" }
            if links.answersForms, place != .home, place.segments != ["search"] { searchBox }
            Tag.nav(.ariaLabel("Site")) {
                Tag.ul {
                    for way in ways { entry(way) }
                }
            }
        }
    }

    private var searchBox: HTML {
        Tag.form(.class("search"), .role("search"), .action(links(.search()))) {
            Tag.label("Search people and papers", .for("q"), .class("unseen"))
            Tag.input(
                .id("q"), .name("q"), .type("search"), .value(asked), .placeholder("Name, title, arXiv id, DOI"),
                .maxLength(200))
            Tag.button("Search", .type("submit"))
        }
    }

    private var ways: [(name: String, place: Place)] {
        let all: [(name: String, place: Place)] = [
            ("Topics", .topics), ("Connections", .connections), ("Reproductions", .reproductions),
            ("Sources", .sources()), ("About", .about),
        ]
        if !links.answersForms { return [("Search", .search())] + all.filter { $0.place != .connections } }
        return all
    }

    private func entry(_ way: (name: String, place: Place)) -> HTML {
        Tag.li {
            if place.segments == way.place.segments {
                Tag.a(way.name, .href(links(way.place)), .currentPage)
            } else {
                Tag.a(way.name, .href(links(way.place)))
            }
        }
    }
}

/// The foot of every page.
struct Colophon {
    let links: Links

    var body: HTML {
        Tag.footer(.class("colophon")) {
            Tag.p {
                "Every line here says where it comes from. Numbers that a page declares and numbers that we count are "
                "kept apart. "
                Tag.a("How it is decided", .href(links(.about)))
            }
            Tag.p {
                Tag.a("This is you?", .href(links(.claiming)))
                " · "
                Tag.a("New in the catalogue", .href(links(.news)))
            }
        }
    }
}
