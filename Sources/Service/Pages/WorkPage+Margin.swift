import Catalog

// What stands in the margin of a paper's page: code, the pages it was read from, what they state.
extension WorkPage {
    var data: [LinkedAddress] { detail.addresses.filter { $0.kind == "data" } }

    var codeSection: HTML {
        Tag.section(.ariaLabelledBy("code")) {
            Tag.h2(data.isEmpty ? "Code" : "Code and data", .id("code"))
            Tag.ul(.class("plain")) {
                for link in code.prefix(12) {
                    Tag.li {
                        IdentifierLink.code(link.address)
                        Tag.p(.class("source")) {
                            HTML.text("\(Self.words(link.relation)); ")
                            Tag.bdi(clipped(link.evidence, to: 300))
                        }
                        for spelling in link.rejected.prefix(4) {
                            Tag.p(.class("source")) {
                                "Set aside: "
                                Tag.bdi(clipped(spelling, to: 200))
                            }
                        }
                    }
                }
                for address in data.prefix(12) {
                    Tag.li {
                        IdentifierLink.code(address.preferred.text)
                        Tag.p(.class("source")) {
                            "data; "
                            Tag.bdi("\(address.preferred.sourceLabel):\(address.preferred.line)")
                        }
                    }
                }
            }
        }
    }

    private static func words(_ relation: CodeLink.Relation) -> String {
        switch relation {
        case .official: "the paper's own"
        case .byAuthor: "by an author"
        case .thirdParty: "by others"
        case .mentioned: "named in the paper"
        }
    }

    /// The records behind the work: every form in which a page prints it.
    var printed: HTML {
        Tag.section(.ariaLabelledBy("printed")) {
            Tag.h2("Versions and sources", .id("printed"))
            Tag.ul(.class("plain")) {
                for record in detail.records.prefix(20) { entry(record) }
            }
            if detail.records.count > 20 {
                Tag.p("and \(counted(detail.records.count - 20, "more record"))", .class("quiet"))
            }
        }
    }

    private func entry(_ record: WorkRecord) -> HTML {
        Tag.li {
            links.place(record.source, record.sourceLabel, line: record.line)
            Tag.p(.class("source")) {
                HTML.text(Self.words(record.kind))
                if let date = record.date {
                    ", "
                    Tag.bdi(clipped(date, to: 60))
                }
                if let title = record.title, title != work.title {
                    ", as “"
                    Tag.bdi(clipped(title, to: 200))
                    "”"
                }
            }
        }
    }

    static func words(_ kind: PrintedRecord.Kind) -> String {
        switch kind {
        case .page: "a page of its own"
        case .item: "in a list of works"
        case .subject: "what the page is about"
        case .connected: "in a table of connected papers"
        case .reference: "in a list of references"
        case .byline: "in a list of names"
        }
    }

    /// Venue, versions, key terms and the like, each with its source.
    @HTMLBuilder var stated: HTML {
        if !detail.statements.isEmpty {
            Tag.section(.ariaLabelledBy("stated")) {
                Tag.h2("Stated by sources", .id("stated"))
                Tag.dl(.class("statements")) {
                    for statement in detail.statements.prefix(24) {
                        Tag.div {
                            Tag.dt(statement.field.rawValue.split(separator: ".").reversed().joined(separator: " "))
                            Tag.dd {
                                Tag.bdi(clipped(statement.value, to: 500))
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
    }

    var takeAlong: HTML {
        Tag.section(.ariaLabelledBy("take")) {
            Tag.h2("Take it along", .id("take"))
            Tag.p(.class("ways")) { Tag.a("JSON-LD", .href(links(.facts(of: work.id)))) }
        }
    }
}
