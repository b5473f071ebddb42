package import Catalog

/// A researcher in the words of schema.org: a `ProfilePage` about a `Person`. What nobody verified or stated is left
/// out rather than asserted.
package struct ResearcherFacts: Sendable {
    package var links: Links
    package var profile: ResearcherProfile
    package var standing: RecordStanding
    package var topics: [TopicCount]

    package init(links: Links, profile: ResearcherProfile, standing: RecordStanding, topics: [TopicCount]) {
        self.links = links
        self.profile = profile
        self.standing = standing
        self.topics = topics
    }

    package var value: JSONLD {
        let person = profile.summary
        let address = links.absolute(.researcher(person.id)).text
        let others = person.variants.filter { $0 != person.name }.prefix(12)
        return .object([
            ("@context", .string("https://schema.org")), ("@type", .string("ProfilePage")), ("@id", .string(address)),
            ("url", .string(address)),
            (
                "mainEntity",
                .object([
                    ("@type", .string("Person")), ("@id", .string(address + "#person")), ("url", .string(address)),
                    ("name", .string(person.name)), ("alternateName", .some(others.map(JSONLD.string))),
                    ("identifier", .some(identifiers)),
                    ("sameAs", .some(standing.orcids.map { .string("https://orcid.org/\($0)") })),
                    ("affiliation", .some(affiliations)),
                    ("knowsAbout", .some(topics.prefix(8).map { .string($0.name) })),
                ])
            ),
        ])
    }

    private var identifiers: [JSONLD] {
        [.property("byline", profile.summary.id.description)]
            + standing.orcids.map { .property("ORCID", $0.description) }
    }

    private var affiliations: [JSONLD] {
        var known: Set<String> = []
        return profile.declared.filter { $0.field == .affiliation && known.insert($0.value).inserted }.prefix(3).map {
            .object([("@type", .string("Organization")), ("name", .string(clipped($0.value, to: 300)))])
        }
    }
}

/// A work in the words of schema.org: a `ScholarlyArticle` with its authors in order.
package struct WorkFacts: Sendable {
    package var links: Links
    package var detail: WorkDetail
    package var code: [CodeLink]

    package init(links: Links, detail: WorkDetail, code: [CodeLink]) {
        self.links = links
        self.detail = detail
        self.code = code
    }

    /// More are left out of a page's head.
    private static let authorLimit = 60

    package var value: JSONLD {
        let work = detail.summary
        let address = links.absolute(.work(work.id)).text
        return .object([
            ("@context", .string("https://schema.org")), ("@type", .string("ScholarlyArticle")),
            ("@id", .string(address)), ("url", .string(address)),
            ("headline", work.title.map { .string(clipped($0, to: 400)) }),
            ("author", .some(work.authors.prefix(Self.authorLimit).map(author))),
            (
                "datePublished",
                work.yearIsInferred ? nil : (work.firstPosted ?? work.year.map(String.init)).map(JSONLD.string)
            ),
            ("abstract", detail.abstract.map { .string(clipped($0, to: 1500)) }),
            ("identifier", .some(identifiers)), ("sameAs", .some(elsewhere.map(JSONLD.string))),
            ("about", .some(work.topics.map(JSONLD.string))),
            ("isPartOf", venue.map { .object([("@type", .string("Periodical")), ("name", .string($0))]) }),
            ("workExample", .some(code.filter { $0.relation != .mentioned }.compactMap(software))),
        ])
    }

    private func author(_ author: AuthorName) -> JSONLD {
        .object([
            ("@type", .string("Person")), ("name", .string(author.name)),
            ("url", author.id.flatMap(page(of:))),
        ])
    }

    private func page(of id: ResearcherID) -> JSONLD? {
        links.researcher(id).map { _ in .string(links.absolute(.researcher(id)).text) }
    }

    private var identifiers: [JSONLD] {
        [.property("byline", detail.summary.id.description)]
            + (detail.summary.doi.map { [.property("DOI", $0)] } ?? [])
            + (detail.summary.arxiv.map { [.property("arXiv", $0)] } ?? [])
    }

    private var elsewhere: [String] {
        [
            detail.summary.doi.flatMap { Address(outside: "https://doi.org/\($0)") },
            detail.summary.arxiv.flatMap { Address(outside: "https://arxiv.org/abs/\($0)") },
        ].compactMap { $0?.text }
    }

    private var venue: String? { detail.statements.first { $0.field == .venue }.map { clipped($0.value, to: 300) } }

    private func software(_ link: CodeLink) -> JSONLD? {
        Address(outside: link.address).map {
            .object([("@type", .string("SoftwareSourceCode")), ("codeRepository", .string($0.text))])
        }
    }
}

extension JSONLD {
    fileprivate static func property(_ name: String, _ value: String) -> JSONLD {
        .object([
            ("@type", .string("PropertyValue")), ("propertyID", .string(name)), ("value", .string(value)),
        ])
    }
}
