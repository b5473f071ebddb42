package import Catalog

/// “This is you?”: what a claim to a record is, what it changes, and how one is made.
package struct ClaimingPage: Page {
    package var links: Links
    /// Whose record somebody came from; nil when they came from nowhere.
    package var person: ResearcherSummary?

    package init(links: Links, person: ResearcherSummary? = nil) {
        self.links = links
        self.person = person
    }

    package var place: Place {
        person.map { .claiming.with(query: [.init("record", $0.id.description)]) } ?? .claiming
    }
    package var title: String { "This is you? How a record is claimed" }
    package var summary: String {
        "What a claim to a record is, what it changes and what it does not, and how one is made."
    }
    package var isListed: Bool { person == nil }

    package var body: HTML {
        HTML.group([
            Tag.header(.class("page-head")) {
                Tag.h1("This is you?")
                Tag.p(.class("lead")) {
                    "A claim binds you to a record: it says that the record is about you, and lets you prove it. It never "
                    "adds, removes or joins works."
                }
                if let person {
                    Tag.p {
                        "You came from the record of "
                        links.person(person.id, person.name)
                        HTML.text(" (\(person.id)).")
                    }
                }
            },
            section("how", "How it is done") { steps },
            section("proof", "What proves it") { proofs },
            section("levels", "What it changes") { levels },
            section("rights", "What you can always do") { rights },
        ])
    }

    private var steps: HTML {
        let record = person.map { $0.id.description } ?? "R24"
        return HTML.group([
            Tag.p {
                "Claims are made with an account, and accounts are given by whoever keeps this catalogue. There is no form "
                "for it on these pages. With an account:"
            },
            Tag.pre {
                Tag.code(
                    "byline claim open \(record)\nbyline claim evidence C1 --kind paper_email --address YOUR-ADDRESS")
            },
            Tag.p {
                "The second line sends a token to an address that one of your papers prints; bringing it back proves the "
                "contact. A reviewer who is neither you nor a close collaborator then looks at the claim and says why it "
                "stands or does not."
            },
        ])
    }

    private var proofs: HTML {
        DataTable(
            caption: "Two medium proofs of different kinds count as a strong one",
            columns: [.init("Proof"), .init("Strength"), .init("Counts for")],
            rows: ProofKind.allCases.map { kind in
                [
                    .text(Self.words(kind)), .text(Self.words(kind.strength)),
                    .text(kind.lifetimeDays.map { "\($0) days" } ?? "as long as it stands"),
                ]
            }
        ).body
    }

    private static func words(_ kind: ProofKind) -> String {
        switch kind {
        case .orcidSignIn: "Signing in at ORCID with the iD that a source ties to the record"
        case .institutionEmail: "Mail to an address of an institution that the record names"
        case .paperEmail: "Mail to an address printed in one of the papers"
        case .repositoryFile: "A token in a code repository that one of the works links"
        case .homepageToken: "A token on a homepage that a source ties to the record"
        case .arxivAuthorPage: "An arXiv author page that lists two of the works"
        case .coauthorVouch: "The word of a coauthor whose own claim is corroborated"
        case .document: "A document shown to the reviewer"
        }
    }

    private static func words(_ strength: ProofKind.Strength) -> String {
        switch strength {
        case .weak: "weak"
        case .medium: "medium"
        case .strong: "strong"
        }
    }

    private var levels: HTML {
        HTML.group([
            DataTable(
                caption: "The level caps every part of the trust number",
                columns: [.init("Level"), .init("Means")],
                rows: VerificationLevel.allCases.map { [.text($0.code), .text($0.meaning)] }
            ).body,
            Tag.p {
                "Rights come one level at a time. While somebody disputes a claim, the record counts as unclaimed until a "
                "person has decided; its works stay as they are."
            },
        ])
    }

    private var rights: HTML {
        Tag.ul {
            Tag.li("Say of each work that it is yours or that it is not; both can be taken back.")
            Tag.li("Have your page hidden and taken from the lists. The works stay public.")
            Tag.li("Give the claim up again, and have your account forgotten.")
            Tag.li("Answer a rejection with new evidence; each names its reason.")
        }
    }
}

/// What is printed here, and how it is decided.
package struct AboutPage: Page {
    package var links: Links

    package init(links: Links) { self.links = links }

    package var place: Place { .about }
    package var title: String { "What is printed here, and how it is decided" }
    package var summary: String {
        "Where the catalogue's lines come from, who is held for one person and why, what the trust number says, and what "
            + "is not claimed."
    }

    package var body: HTML {
        HTML.group([
            Tag.header(.class("page-head")) {
                Tag.h1(title)
                Tag.p(.class("lead")) {
                    "Byline reads pages about researchers and papers, keeps each line as printed, and works out who wrote "
                    "what with whom. It says how it knows, and what it does not know."
                }
            },
            section("evidence", "Declared and counted") {
                Tag.p {
                    "Whatever a page declares is kept as that page's word, with its line. What we count ourselves stands "
                    "beside it and is never mixed with it. Where they differ, both are shown. An affiliation that no page "
                    "gives is “not imported”, not “none”."
                }
            },
            section("works", "One work, many records") {
                Tag.p {
                    "Preprint, article, listing row and reference become one work by identifier, by equal titles whose "
                    "authors agree, or by abstract. The year shown is the earliest that a source states; other years that "
                    "sources print stand beside it."
                }
            },
            section("people", "One person, many spellings") {
                Tag.p {
                    "Every pair of names that could be one person is scored in bits of evidence: how rare the name is, "
                    "which coauthors, subjects and years they share. From 10 bits on two are one, from 3 on a person is "
                    "asked, below that they stay apart. A decision by a person outranks every score and can be taken back. "
                    "An id, once printed, keeps answering."
                }
            },
            section("trust", "Trust") {
                Tag.p {
                    HTML.text("The trust number says \(TrustReport.meaning). ")
                    "It is the sum of six parts under caps that the verification level sets; every page that shows it "
                    "links to everything it was counted from. Citations, topics and institutions never count."
                }
            },
            section("graphs", "Graphs") {
                Tag.p {
                    "Two people are joined by the works they share; the weight of a tie counts each work as one part in "
                    "the number of its other authors (Newman). Close collaborators share two or more works in the five "
                    "years up to the latest work. A + marks numbers that may be too low because an author list is cut. "
                    "Each picture has the same rows as a table below it."
                }
            },
            section("reproductions", "Reproductions") {
                Tag.p {
                    "Some numbers that papers print are measured again by this program. How near counts is fixed before "
                    "the run. A number that cannot be judged from the text at hand is marked “needs source”. "
                    Tag.a("All of them", .href(links(.reproductions)))
                }
            },
            section("private", "What is kept about readers") {
                Tag.p("These pages set no cookies and load nothing from elsewhere.")
            },
        ])
    }
}
