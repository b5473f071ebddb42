package import Catalog

/// A paper: abstract, authors in order, where it is printed, what it cites and what cites it, its code, and what was
/// measured again of it.
package struct WorkPage: Page {
    package var links: Links
    package var detail: WorkDetail
    package var code: [CodeLink]
    /// The works around it; nil where it neither cites nor is cited.
    package var citations: CitationFigure?

    package init(links: Links, detail: WorkDetail, code: [CodeLink], citations: CitationFigure?) {
        self.links = links
        self.detail = detail
        self.code = code
        self.citations = citations
    }

    /// So many authors are named before the rest has a page of its own.
    package static let authorLimit = 60

    var work: WorkSummary { detail.summary }

    package var place: Place { .work(work.id) }
    package var title: String { clipped(work.titleShown, to: 200) }
    package var summary: String {
        let names = work.authors.prefix(4).map(\.name).joined(separator: ", ")
        let more = work.authors.count > 4 ? " and others" : ""
        return "\(names)\(more)\(names.isEmpty ? "" : ", ")\(work.yearShown). "
            + (detail.abstract.map { clipped($0, to: 160) } ?? "No abstract is imported.")
    }

    package var extras: HTML {
        HTML.group(
            [
                Tag.meta(.property("og:type"), .content("article")),
                Tag.link(.rel("alternate"), .type("application/ld+json"), .href(links(.facts(of: work.id)))),
            ] + citationMeta + [.facts(WorkFacts(links: links, detail: detail, code: code).value)])
    }

    /// The tags by which reference managers and indexes of papers read a page.
    private var citationMeta: [HTML] {
        var tags: [(name: String, content: String)] = []
        if let title = work.title { tags.append(("citation_title", clipped(title, to: 500))) }
        tags += work.authors.prefix(Self.authorLimit).map { ("citation_author", $0.name) }
        if let date = work.firstPosted ?? work.year.map(String.init), !work.yearIsInferred {
            tags.append(("citation_publication_date", date.split(separator: "-").joined(separator: "/")))
        }
        if let doi = work.doi { tags.append(("citation_doi", doi)) }
        if let arxiv = work.arxiv { tags.append(("citation_arxiv_id", arxiv)) }
        if let venue = detail.statements.first(where: { $0.field == .venue }) {
            tags.append(("citation_journal_title", clipped(venue.value, to: 300)))
        }
        tags.append(("citation_abstract_html_url", links.absolute(place).text))
        return tags.map { Tag.meta(.name($0.name), .content($0.content)) }
    }

    package var body: HTML {
        HTML.group([
            heading,
            Tag.div(.class("columns paper")) {
                Tag.div {
                    section("abstract", "Abstract") { abstract }
                    if !detail.reproductions.isEmpty {
                        section("reproductions", "Reproductions") {
                            for standing in detail.reproductions {
                                ReproductionBlock(links: links, standing: standing).body
                            }
                        }
                    }
                    if let citations { section("citations", "Citations and references") { around(citations) } }
                }
                Tag.aside(.ariaLabel("About this paper")) {
                    if !code.isEmpty || !data.isEmpty { codeSection }
                    printed
                    stated
                    takeAlong
                }
            },
        ])
    }

    // MARK: Head

    private var heading: HTML {
        Tag.header(.class("page-head")) {
            eyebrow("Paper", work.id.description)
            Tag.h1(.class("paper-title")) { Tag.bdi(work.titleShown) }
            authors
            Tag.p(.class("facts")) {
                for (index, fact) in facts.enumerated() {
                    if index > 0 { " · " }
                    fact
                }
            }
        }
    }

    private var authors: HTML {
        Tag.p(.class("byline large")) { AuthorLine(links: links, work: work, limit: Self.authorLimit).body }
    }

    private var facts: [HTML] {
        var facts: [HTML] = [.text(work.yearShown)]
        if let others = work.otherYears { facts.append(.text(others)) }
        if let posted = work.firstPosted, posted.count > 4 {
            facts.append(HTML.group(["first posted ", Tag.time(posted, .datetime(posted))]))
        }
        if let arxiv = work.arxiv { facts.append(IdentifierLink.arxiv(arxiv)) }
        if let doi = work.doi { facts.append(IdentifierLink.doi(doi)) }
        facts += work.topics.prefix(12).map { links.topic($0) }
        return facts
    }

    private var abstract: HTML {
        guard let text = detail.abstract else { return Tag.p("No abstract is imported.", .class("quiet")) }
        return HTML.group([
            Tag.div(.class("abstract")) {
                for paragraph in text.split(separator: "\n") { Tag.p { Tag.bdi(String(paragraph)) } }
            },
            detail.abstractSource.map { label in
                Tag.p(.class("source")) {
                    "As printed in "
                    Tag.bdi(clipped(label, to: 120))
                }
            } ?? .nothing,
        ])
    }

    private func around(_ figure: CitationFigure) -> HTML {
        HTML.group([
            Tag.p {
                HTML.text("Cited here by \(counted(detail.citedBy, "work")), cites \(counted(detail.cites, "work")). ")
                "Counted among the pages that were imported, not in the whole literature."
            },
            figure.body(id: "around"),
            Tag.p(.class("ways")) {
                if detail.citedBy > 0 {
                    Tag.a("All \(counted(detail.citedBy, "citing work"))", .href(links(.citations(of: work.id))))
                }
                if detail.citedBy > 0, detail.cites > 0 { " · " }
                if detail.cites > 0 {
                    Tag.a("All \(counted(detail.cites, "reference"))", .href(links(.references(of: work.id))))
                }
            },
        ])
    }
}
