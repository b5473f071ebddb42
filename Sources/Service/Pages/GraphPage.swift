package import Catalog

/// The collaborator graph from one person on: whoever is chosen in the picture shows their own collaborators too.
///
/// The address holds the whole question, so that a picture can be sent to somebody, and works without a script.
package struct GraphPage: Page {
    /// What is shown: around whom, who else was opened, and which works count.
    package struct Question: Hashable, Sendable {
        package var centre: ResearcherID
        package var opened: [ResearcherID]
        package var scope: GraphScope

        package init(centre: ResearcherID, opened: [ResearcherID] = [], scope: GraphScope = .init()) {
            self.centre = centre
            self.opened = opened
            self.scope = scope
        }

        /// More make no picture.
        package static let openedAtMost = 8

        func opening(_ id: ResearcherID) -> Question {
            var question = self
            question.opened = Array((opened + [id]).suffix(Self.openedAtMost))
            return question
        }

        func closing(_ id: ResearcherID) -> Question {
            var question = self
            question.opened.removeAll { $0 == id }
            return question
        }

        var query: [Address.Pair] {
            (opened.isEmpty ? [] : [.init("open", opened.map(\.description).joined(separator: "-"))])
                + [
                    ("since", scope.since.map(String.init)), ("until", scope.until.map(String.init)),
                    ("min", scope.minimumShared > 1 ? String(scope.minimumShared) : nil), ("topic", scope.topic),
                ].compactMap { name, value in value.map { Address.Pair(name, $0) } }
        }
    }

    package var links: Links
    package var question: Question
    package var person: ResearcherSummary
    package var excerpt: GraphExcerpt
    package var plan: GraphPlan
    package var topics: [TopicCount]

    /// So many people make a picture that can still be read.
    package static let peopleAtMost = 40
    /// So many lines, or the page gets heavy.
    package static let tiesAtMost = 100

    package init(
        links: Links, question: Question, person: ResearcherSummary, excerpt: GraphExcerpt, plan: GraphPlan,
        topics: [TopicCount]
    ) {
        self.links = links
        self.question = question
        self.person = person
        self.excerpt = excerpt
        self.plan = plan
        self.topics = topics
    }

    package var place: Place { .graph(around: question.centre).with(query: question.query) }
    package var title: String { "Graph around \(person.name)" }
    package var summary: String {
        "\(excerpt.nodes.count) people and \(excerpt.edges.count) ties around \(person.name), as a picture and as a table."
    }
    package var isListed: Bool { question.query.isEmpty }

    package var body: HTML {
        HTML.group([
            Tag.header(.class("page-head")) {
                eyebrow("Graph", question.centre.description)
                Tag.h1 {
                    "Around "
                    Tag.a(.href(links(.researcher(question.centre)))) { Tag.bdi(person.name) }
                }
                Tag.p(.class("facts")) {
                    HTML.text(
                        "\(counted(excerpt.nodes.count, "person", "people")), \(counted(excerpt.edges.count, "tie"))")
                }
                Tag.p { "Choose somebody to see whom they wrote with; choose them again for their page." }
            },
            Tag.div(.id("explorer"), .class("explorer")) {
                filters
                if !question.opened.isEmpty { openedList }
                figure.body(id: "network")
            },
        ])
    }

    private var figure: CoauthorFigure {
        let (links, question) = (links, question)
        return CoauthorFigure(links: links, excerpt: excerpt, plan: plan, room: Self.tiesAtMost, tellsLines: true) {
            id in
            if id == question.centre || question.opened.contains(id) { return links.researcher(id) }
            let next = question.opening(id)
            return links(.graph(around: next.centre).with(query: next.query))
        }
    }

    // MARK: What narrows it

    private var filters: HTML {
        Tag.form(.class("form filters"), .action(links(.graph(around: question.centre)))) {
            if let opened = question.query.first(where: { $0.name == "open" }) {
                Tag.input(.type("hidden"), .name(opened.name), .value(opened.value))
            }
            field("since", "Works since", value: question.scope.since.map(String.init))
            field("until", "until", value: question.scope.until.map(String.init))
            Tag.div {
                Tag.label("Together at least", .for("min"))
                Tag.select(.id("min"), .name("min")) {
                    for number in [1, 2, 3, 5, 10] {
                        choice("\(number)", counted(number, "work"), isChosen: question.scope.minimumShared == number)
                    }
                }
            }
            if !topics.isEmpty {
                Tag.div {
                    Tag.label("Topic", .for("topic"))
                    Tag.select(.id("topic"), .name("topic")) {
                        choice("", "any", isChosen: question.scope.topic == nil)
                        for topic in topics.prefix(20) {
                            choice(topic.code, topic.code, isChosen: question.scope.topic == topic.code)
                        }
                    }
                }
            }
            Tag.button("Show", .type("submit"))
        }
    }

    private func field(_ name: String, _ label: String, value: String?) -> HTML {
        Tag.div {
            Tag.label(label, .for(name))
            Tag.input(
                .id(name), .name(name), .type("text"), .inputMode("numeric"), .value(value ?? ""), .placeholder("year"),
                .size(5), .maxLength(4))
        }
    }

    private func choice(_ value: String, _ words: String, isChosen: Bool) -> HTML {
        isChosen ? Tag.option(words, .value(value), .selected) : Tag.option(words, .value(value))
    }

    private var openedList: HTML {
        let names = Dictionary(excerpt.nodes.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        return Tag.p(.class("ways")) {
            "Opened: "
            for (index, id) in question.opened.enumerated() {
                if index > 0 { ", " }
                let next = question.closing(id)
                Tag.a(.href(links(.graph(around: next.centre).with(query: next.query))), .title("Close again")) {
                    Tag.bdi((names[.researcher(id)] ?? nil) ?? id.description)
                    " ×"
                }
            }
        }
    }
}
