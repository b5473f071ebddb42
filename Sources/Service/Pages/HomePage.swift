package import Catalog

/// The first page: what can be asked here, and how much there is to answer with.
package struct HomePage: Page {
    package var links: Links
    package var statistics: CatalogueStatistics
    /// All of them, most works first.
    package var topics: [TopicCount]
    package var arrivals: [Arrival]
    package var reproductions: [ReproductionStanding]

    package init(
        links: Links, statistics: CatalogueStatistics, topics: [TopicCount], arrivals: [Arrival],
        reproductions: [ReproductionStanding]
    ) {
        self.links = links
        self.statistics = statistics
        self.topics = topics
        self.arrivals = arrivals
        self.reproductions = reproductions
    }

    package var place: Place { .home }
    package var title: String { "Byline, a catalogue of researchers and their papers" }
    package var summary: String {
        "Who wrote what with whom, how well that is supported, and whether the printed numbers come out; each line "
            + "says how it is known."
    }

    package var body: HTML {
        HTML.group([
            Tag.header(.class("title-page")) {
                Tag.h1("Who wrote what with whom, and how we know")
                Tag.p(.class("lead")) {
                    "A catalogue of researchers and their papers. Every line names the page it was read from; what "
                    "others declare and what we count stand side by side and are never mixed."
                }
                if links.answersForms { searchForm }
                holdings
            },
            Tag.div(.class("columns")) {
                section("latest", "New in the catalogue") { latest }
                Tag.div {
                    if !topics.isEmpty { section("topics", "Topics") { topicList } }
                    if !reproductions.isEmpty { section("reproduced", "Numbers measured again") { verdicts } }
                }
            },
        ])
    }

    private var searchForm: HTML {
        Tag.form(.class("search large"), .role("search"), .action(links(.search()))) {
            Tag.label("Search people and papers", .for("q"))
            Tag.div {
                Tag.input(
                    .id("q"), .name("q"), .type("search"), .placeholder("Mezard, wide flat minima, 1905.07833"),
                    .maxLength(200))
                Tag.button("Search", .type("submit"))
            }
        }
    }

    /// What `holdings` tells of.
    static let counts: Set<String> = ["works", "researchers", "records", "sources", "citations"]

    /// How much there is, in words that say what was counted.
    private var holdings: HTML {
        let counts = Dictionary(statistics.counts.map { ($0.name, $0.count) }, uniquingKeysWith: { first, _ in first })
        func count(_ name: String) -> Int { counts[name, default: 0] }
        return Tag.p(.class("holdings")) {
            HTML.text(
                "\(counted(count("works"), "work")) by \(counted(count("researchers"), "person", "people")), read from "
                    + "\(counted(count("records"), "record")) on ")
            Tag.a(counted(count("sources"), "imported page"), .href(links(.sources())))
            HTML.text("; \(counted(count("citations"), "citation")), \(counted(topics.count, "topic")).")
        }
    }

    private var latest: HTML {
        Tag.div(.class("works")) {
            for arrival in arrivals { WorkEntry(links: links, work: arrival.work).body }
            if arrivals.isEmpty {
                Tag.p {
                    "Nothing is imported yet. An operator does it with "
                    Tag.code("byline import")
                    "."
                }
            }
        }
    }

    private var topicList: HTML {
        Tag.ul(.class("plain")) {
            for topic in topics.prefix(12) {
                Tag.li {
                    Tag.a(topic.name, .href(links(.topic(topic.code))))
                    Tag.span(" \(topic.code), \(counted(topic.works, "work"))", .class("quiet"))
                }
            }
        }
    }

    private var verdicts: HTML {
        HTML.group([
            Tag.ul(.class("plain")) {
                for standing in reproductions {
                    Tag.li {
                        Tag.a(standing.summary.name, .href(links(.reproduction(standing.summary.name))))
                        " "
                        Tag.span(standing.summary.verdict.rawValue, .class(standing.summary.verdict.mark))
                    }
                }
            },
            Tag.p(.class("quiet")) {
                "Results printed in papers that this program can compute again, each with the command that does it."
            },
        ])
    }
}
