package import Catalog

/// Every topic that a work here has.
package struct TopicsPage: Page {
    package var links: Links
    package var topics: [TopicCount]

    package init(links: Links, topics: [TopicCount]) {
        self.links = links
        self.topics = topics
    }

    package var place: Place { .topics }
    package var title: String { "Topics" }
    package var summary: String { "\(counted(topics.count, "topic")) of the works here, by arXiv's codes." }

    package var body: HTML {
        HTML.group([
            Tag.header(.class("page-head")) {
                Tag.h1("Topics")
                Tag.p(.class("lead")) {
                    "Subjects as sources print them, in arXiv's codes. A short code that several archives share stays as "
                    "it is until something tells which is meant."
                }
            },
            Tag.section(.ariaLabel("List")) {
                if topics.isEmpty {
                    Tag.p("No work here prints a subject yet.")
                } else {
                    DataTable(
                        caption: "Most works first",
                        columns: [.init("Topic"), .init("Code"), .init("Works", isNumber: true)],
                        rows: topics.prefix(300).map { topic in
                            [
                                Tag.a(topic.name, .href(links(.topic(topic.code)))), Tag.code(topic.code),
                                .text(grouped(topic.works)),
                            ]
                        }
                    ).body
                }
            },
        ])
    }
}

/// One topic: its works, newest first, and who wrote most on it.
package struct TopicPage: Page {
    package var links: Links
    /// With the works of this page of the list.
    package var detail: TopicDetail
    package var page: Int

    package static let worksOnAPage = 40

    package init(links: Links, detail: TopicDetail, page: Int) {
        self.links = links
        self.detail = detail
        self.page = page
    }

    private var topic: TopicCount { detail.topic }

    package var place: Place { .topic(topic.code, page: page) }
    package var title: String {
        (topic.name == topic.code ? topic.code : "\(topic.name) (\(topic.code))") + (page > 1 ? ", page \(page)" : "")
    }
    package var summary: String {
        "\(counted(topic.works, "work")) on \(topic.name) (\(topic.code)) and who wrote them."
    }
    package var extras: HTML {
        Tag.link(
            .rel("alternate"), .type("application/atom+xml"), .title("New on \(topic.name)"),
            .href(links(.feed(ofTopic: topic.code))))
    }

    package var body: HTML {
        HTML.group([
            Tag.header(.class("page-head")) {
                eyebrow("Topic", topic.code)
                Tag.h1(topic.name)
                Tag.p(.class("facts")) {
                    HTML.text(counted(topic.works, "work"))
                    " · "
                    Tag.a("Atom feed", .href(links(.feed(ofTopic: topic.code))))
                }
                if !topic.candidates.isEmpty {
                    Tag.p(.class("quiet")) {
                        HTML.text(
                            "Printed as a short code that several archives share: "
                                + topic.candidates.joined(separator: ", ") + ". Nothing tells which is meant.")
                    }
                }
            },
            Tag.div(.class("columns")) {
                section("works", "Works") {
                    Tag.div(.class("works")) {
                        for work in detail.works { WorkEntry(links: links, work: work).body }
                    }
                    Pager(
                        links: links, place: place, pages: Pager.pages(of: topic.works, each: Self.worksOnAPage)
                    ).body
                }
                Tag.aside(.ariaLabel("People on this topic")) {
                    section("people", "Who wrote most on it") {
                        Tag.ul(.class("plain counted")) {
                            for author in detail.authors {
                                Tag.li {
                                    links.person(author.id, author.name)
                                    " "
                                    Tag.span(grouped(author.works), .class("n"))
                                }
                            }
                        }
                    }
                }
            },
        ])
    }
}
