import Catalog

// What stands in the margin of a researcher's page: numbers with their grounds, people, topics.
extension ResearcherPage {
    /// Our own number with its parts, beside what pages print; with what it does not say.
    var trust: HTML {
        Tag.section(.class("trust"), .ariaLabelledBy("trust")) {
            Tag.h2("Trust", .id("trust"))
            if let stored = profile.trust {
                Tag.p(.class("score")) {
                    Tag.strong(grouped(stored.score))
                    " of 100, "
                    Tag.span(stored.tier.rawValue)
                }
                Tag.p(.class("level")) {
                    HTML.text("\(stored.level.code), \(stored.level.meaning)")
                    if standing.claim.isLive { HTML.text("; \(standing.claim.shown)") }
                }
                parts(stored)
            } else {
                Tag.p("Not counted yet.", .class("level"))
            }
            for line in declaredTrust { Tag.p(.class("source")) { line } }
            Tag.p(.class("quiet")) { HTML.text("Says \(TrustReport.meaning).") }
            Tag.p(.class("ways")) {
                Tag.a("How the number comes about", .href(links(.trust(of: profile.summary.id))))
                " · "
                Tag.a("This is you?", .href(links(links.answersForms ? claiming : .claiming)))
            }
        }
    }

    private var claiming: Place { .claiming.with(query: [.init("record", profile.summary.id.description)]) }

    private func parts(_ stored: StoredTrust) -> HTML {
        Tag.dl(.class("parts")) {
            for part in TrustComponent.allCases {
                Tag.div {
                    Tag.dt(part.name)
                    Tag.dd("\(stored[part])")
                }
            }
        }
    }

    /// What each source prints of trust, tier, level and claim, together on one line.
    private var declaredTrust: [HTML] {
        let fields: [Field] = [.trustScore, .trustTier, .verificationLevel, .claimState]
        var bySource: [(statement: Statement, values: [String])] = []
        for statement in profile.declared where fields.contains(statement.field) {
            if let index = bySource.firstIndex(where: { $0.statement.source == statement.source }) {
                bySource[index].values.append(statement.value)
            } else {
                bySource.append((statement, [statement.value]))
            }
        }
        return bySource.prefix(3).map { entry in
            let words = entry.values.map { clipped($0, to: 60) }.joined(separator: ", ")
            return HTML.group([
                "Declared: ", Tag.bdi(words), ", by ",
                links.place(entry.statement.source, entry.statement.sourceLabel, line: entry.statement.line),
            ])
        }
    }

    var counters: HTML {
        let rows = profile.counters.filter { $0.counted != nil || !$0.printed.isEmpty }
        return Tag.section(.ariaLabelledBy("counters")) {
            Tag.h2("Counters", .id("counters"))
            Tag.table(.class("counters")) {
                Tag.caption("What pages declare beside what we count")
                Tag.thead {
                    Tag.tr {
                        Tag.th(.scope("col")) { Tag.span("What", .class("unseen")) }
                        Tag.th("declared", .scope("col"), .class("n"))
                        Tag.th("counted", .scope("col"), .class("n"))
                    }
                }
                Tag.tbody {
                    for counter in rows {
                        Tag.tr {
                            Tag.th(counter.label.split(separator: "-").joined(separator: " "), .scope("row"))
                            Tag.td(.class("n"), .title(grounds(of: counter))) { HTML.text(declared(counter)) }
                            Tag.td(
                                counter.counted.map { grouped($0) + (counter.isLowerBound ? "+" : "") } ?? "–",
                                .class("n"))
                        }
                    }
                }
            }
            if rows.contains(where: \.isLowerBound) {
                Tag.p("+ may be too low: some author list is cut.", .class("quiet"))
            }
            if !profile.declared.isEmpty { declarations }
        }
    }

    /// Whatever sources declare of the person, each line with its place.
    private var declarations: HTML {
        let statements = profile.declared + profile.counters.flatMap(\.printed)
        return Tag.details(.class("declarations")) {
            Tag.summary { HTML.text("All \(counted(statements.count, "declaration")) with their sources") }
            Tag.dl {
                for statement in statements.prefix(60) {
                    Tag.div {
                        Tag.dt(Self.label(statement.field))
                        Tag.dd {
                            Tag.bdi(clipped(statement.value, to: 200))
                            " "
                            Tag.span(.class("source")) {
                                links.place(statement.source, statement.sourceLabel, line: statement.line)
                            }
                        }
                    }
                }
            }
        }
    }

    private static func label(_ field: Field) -> String {
        switch field {
        case .trustScore: "trust"
        case .trustTier: "tier"
        case .verificationLevel: "level"
        case .claimState: "claim"
        case .affiliationState: "affiliation"
        default: field.rawValue.split(separator: ".").last.map { $0.split(separator: "-").joined(separator: " ") } ?? ""
        }
    }

    private func declared(_ counter: Counter) -> String {
        var values: [String] = []
        for statement in counter.printed where !values.contains(statement.value) { values.append(statement.value) }
        return values.isEmpty ? "–" : clipped(values.joined(separator: ", "), to: 40)
    }

    private func grounds(of counter: Counter) -> String {
        counter.printed.isEmpty
            ? "No page declares it"
            : "Declared by "
                + counter.printed.prefix(3).map { "\($0.sourceLabel):\($0.line)" }.joined(separator: ", ")
    }

    /// Close collaborators, or where there are none those with most works together.
    var closest: [Collaborator] {
        let close = collaborators.filter(\.isClose)
        return Array((close.isEmpty ? collaborators : close).prefix(12))
    }

    var collaboratorList: HTML {
        let isClose = closest.contains(where: \.isClose)
        return Tag.section(.ariaLabelledBy("close")) {
            Tag.h2(isClose ? "Close collaborators" : "Collaborators", .id("close"))
            Tag.ul(.class("plain counted")) {
                for person in closest {
                    Tag.li {
                        links.person(person.id, person.name)
                        " "
                        Tag.span("\(grouped(person.sharedWorks))\(person.isLowerBound ? "+" : "")", .class("n"))
                    }
                }
            }
            if isClose {
                Tag.p("Two or more works together in the five years up to the latest work.", .class("quiet"))
            }
        }
    }

    var topicList: HTML {
        Tag.section(.ariaLabelledBy("topics")) {
            Tag.h2("Topics", .id("topics"))
            Tag.ul(.class("plain counted")) {
                for topic in topics.prefix(12) {
                    Tag.li {
                        Tag.a(topic.name, .href(links(.topic(topic.code))))
                        " "
                        Tag.span(grouped(topic.works), .class("n"))
                    }
                }
            }
        }
    }

    /// Doubt that a reader can settle: nothing but the name speaks for these being one person.
    var doubles: HTML {
        Tag.section(.ariaLabelledBy("doubles")) {
            Tag.h2("May be the same person", .id("doubles"))
            Tag.ul(.class("plain counted")) {
                for other in profile.possiblySame.prefix(Self.doublesNamed) {
                    Tag.li {
                        links.person(other.id, other.name)
                        " "
                        Tag.span(grouped(other.workCount), .class("n"))
                    }
                }
            }
            Tag.p("The name alone does not decide, so they are kept apart.", .class("quiet"))
        }
    }

    var takeAlong: HTML {
        Tag.section(.ariaLabelledBy("take")) {
            Tag.h2("Take it along", .id("take"))
            Tag.p(.class("ways")) {
                Tag.a("Atom feed", .href(links(.feed(of: profile.summary.id))))
                " · "
                Tag.a("JSON-LD", .href(links(.facts(of: profile.summary.id))))
            }
        }
    }
}
