package import Catalog

/// How two people are connected: chains of shared works between them.
package struct ConnectionPage: Page {
    /// What one field of the form turned out to mean.
    package enum Side: Sendable {
        case empty
        case one(NamedResearcher)
        /// Several fit, or none does and these come near.
        case several(String, [ResearcherSummary])

        var words: String {
            switch self {
            case .empty: ""
            case .one(let person): person.name
            case .several(let words, _): words
            }
        }

        /// What the field is to hold so that it means the same again.
        var value: String { if case .one(let person) = self { person.id.description } else { words } }
    }

    package var links: Links
    package var from: Side
    package var to: Side
    /// nil until both ends are known.
    package var answer: PathsAnswer?

    package init(links: Links, from: Side, to: Side, answer: PathsAnswer?) {
        self.links = links
        self.from = from
        self.to = to
        self.answer = answer
    }

    package var place: Place {
        let pairs = [("from", from.value), ("to", to.value)].filter { !$0.1.isEmpty }.map { Address.Pair($0.0, $0.1) }
        return .connection(pairs)
    }
    package var title: String {
        answer.map { "From \($0.from.name) to \($0.to.name)" } ?? "How are two people connected?"
    }
    package var summary: String { "Chains of people of whom each wrote with the next, with the works that join them." }
    package var isListed: Bool { place.query.isEmpty }

    package var body: HTML {
        HTML.group([
            Tag.header(.class("page-head")) {
                Tag.h1(answer == nil ? "How are two people connected?" : title)
                if answer == nil {
                    Tag.p(.class("lead")) { HTML.text(summary) }
                }
            },
            Tag.div {
                form
                choices("from", from, other: ("to", to))
                choices("to", to, other: ("from", from))
                if let answer { found(answer) }
            },
        ])
    }

    private var form: HTML {
        Tag.form(.class("form pair"), .action(links(.connections))) {
            field("from", "From", from)
            field("to", "To", to)
            Tag.button("Find the way", .type("submit"))
        }
    }

    private func field(_ name: String, _ label: String, _ side: Side) -> HTML {
        Tag.div {
            Tag.label(label, .for(name))
            Tag.input(
                .id(name), .name(name), .type("text"), .value(side.words), .placeholder("Name, ORCID iD or id"),
                .maxLength(200), .autocomplete("off"))
        }
    }

    /// Whom a field may mean, each a link that settles it.
    @HTMLBuilder private func choices(_ name: String, _ side: Side, other: (name: String, side: Side)) -> HTML {
        if case .several(let words, let candidates) = side {
            Tag.section(.ariaLabelledBy("which-" + name)) {
                Tag.h2(
                    candidates.isEmpty
                        ? "Nobody here is called “\(clipped(words, to: 80))”"
                        : "Whom do you mean by “\(clipped(words, to: 80))”?",
                    .id("which-" + name))
                Tag.ul(.class("people")) {
                    for person in candidates.prefix(20) {
                        Tag.li {
                            Tag.a(
                                .href(
                                    links(
                                        .connection([
                                            .init(name, person.id.description), .init(other.name, other.side.value),
                                        ])))
                            ) { Tag.bdi(person.name) }
                            Tag.span(" \(counted(person.workCount, "work"))", .class("quiet"))
                        }
                    }
                }
            }
        }
    }

    // MARK: Answer

    @HTMLBuilder private func found(_ answer: PathsAnswer) -> HTML {
        if answer.from.id == answer.to.id {
            Tag.p("Both are the same person.")
        } else if answer.paths.isEmpty {
            Tag.section(.ariaLabelledBy("none")) {
                Tag.h2(answer.isUndecided ? "Not found in time" : "No chain connects them", .id("none"))
                Tag.p {
                    if let truncation = answer.truncation {
                        HTML.text("The search was stopped: \(truncation).")
                    } else {
                        HTML.text(
                            "Among the works here, "
                                + zip([answer.from.name, answer.to.name], answer.reach)
                                .map { "\($0) reaches \(counted(max(0, $1 - 1), "other person", "other people"))" }
                                .joined(separator: " and ") + ".")
                    }
                }
            }
        } else {
            Tag.p(.class("found"), .role("status")) {
                HTML.text(
                    "\(counted(Int(answer.paths[0].length), "step")). "
                        + (answer.count > 1
                            ? "Of \(grouped(Int(min(answer.count, 1e15)))) shortest ways the "
                                + "\(answer.paths.count == 1 ? "closest" : "\(answer.paths.count) first") "
                                + "\(answer.paths.count == 1 ? "is" : "are") shown."
                            : "It is the only shortest way."))
            }
            for (index, path) in answer.paths.enumerated() { chain(path, number: index + 1) }
        }
    }

    private func chain(_ path: ResearcherPath, number: Int) -> HTML {
        Tag.ol(.class("chain"), .ariaLabel("Way \(number)")) {
            for (index, person) in path.people.enumerated() {
                Tag.li {
                    Tag.p(.class("person")) { links.person(person.id, person.name) }
                    if index < path.ties.count { tie(path.ties[index]) }
                }
            }
        }
    }

    private func tie(_ tie: PairTie) -> HTML {
        Tag.div(.class("tie")) {
            Tag.p(.class("quiet")) {
                HTML.text(
                    "\(counted(tie.tie.works.count, "work"))\(tie.tie.isLowerBound ? " or more" : "") together"
                        + (span(tie.tie.firstYear, tie.tie.lastYear).map { ", \($0)" } ?? ""))
            }
            Tag.ul(.class("plain")) {
                for work in tie.works.prefix(3) {
                    Tag.li {
                        Tag.a(.href(links(.work(work.id)))) {
                            Tag.bdi(clipped(work.title ?? work.id.description, to: 160))
                        }
                        if let year = work.year { Tag.span(" \(year)", .class("quiet")) }
                    }
                }
                if tie.works.count > 3 { Tag.li("and \(grouped(tie.works.count - 3)) more", .class("quiet")) }
            }
        }
    }
}
