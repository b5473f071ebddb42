import Catalog

// What several pages are made of: names, lists of works, tables, the way through long lists.

extension Links {
    /// A person's name, as a link where they have a page. `bdi` keeps a name's writing direction to itself.
    func person(_ id: ResearcherID?, _ name: String) -> HTML {
        guard let address = id.flatMap(researcher) else { return Tag.bdi(name) }
        return Tag.a(.href(address)) { Tag.bdi(name) }
    }

    /// A work's title as a link.
    func work(_ work: WorkSummary) -> HTML {
        Tag.a(.href(self(.work(work.id)))) { Tag.bdi(clipped(work.titleShown, to: 300)) }
    }

    func topic(_ code: String, _ name: String? = nil) -> HTML {
        guard let name, name != code else { return Tag.a(code, .href(self(.topic(code)))) }
        return Tag.a(code, .href(self(.topic(code))), .title(name))
    }

    /// Where something stands in a source.
    func place(_ source: SourceID, _ label: String, line: Int) -> HTML {
        Tag.a(.href(self(.source(source)))) {
            Tag.bdi(clipped(label, to: 80))
            ":\(line)"
        }
    }
}

/// Who wrote a work, in order, as links.
struct AuthorLine {
    let links: Links
    let work: WorkSummary
    /// How many are named before the rest is counted.
    var limit = 12
    /// Whose own page this is: named, and no link.
    var owner: ResearcherID?

    var body: HTML {
        let shown = work.authors.prefix(limit)
        return Tag.span(.class("authors")) {
            for (index, author) in shown.enumerated() {
                if index > 0 { ", " }
                if author.id == owner { Tag.bdi(author.name) } else { links.person(author.id, author.name) }
            }
            if work.authors.isEmpty { "authors unknown" }
            if work.authors.count > shown.count {
                " and "
                Tag.a(
                    "\(grouped(work.authors.count - shown.count)) more",
                    .href(links(work.authors.count > 60 ? .authors(of: work.id) : .work(work.id))))
            }
            if work.authorsComplete == false {
                " "
                Tag.abbr("et al.", .title("No source here prints the whole list"))
            }
        }
    }
}

/// A work in a list: title, authors, year, identifiers, and its abstract folded away.
struct WorkEntry {
    let links: Links
    let work: WorkSummary
    var abstract: String?
    var owner: ResearcherID?
    var showsYear = true

    var body: HTML {
        Tag.article(.class("work")) {
            Tag.h3 { links.work(work) }
            Tag.p(.class("byline")) { AuthorLine(links: links, work: work, limit: 8, owner: owner).body }
            Tag.p(.class("facts")) {
                for (index, fact) in facts.enumerated() {
                    if index > 0 { " · " }
                    fact
                }
            }
            if let abstract { folded(abstract) }
        }
    }

    private var facts: [HTML] {
        var facts: [HTML] = []
        if showsYear { facts.append(Tag.span(work.yearShown, .class("year"))) }
        if let others = work.otherYears { facts.append(.text(others)) }
        if let arxiv = work.arxiv { facts.append(IdentifierLink.arxiv(arxiv)) }
        if let doi = work.doi { facts.append(IdentifierLink.doi(doi)) }
        facts += work.topics.prefix(4).map { links.topic($0) }
        if work.records > 1 { facts.append(.text(counted(work.records, "record"))) }
        return facts
    }

    /// In a list; the work's own page has the whole of it.
    private static let abstractLimit = 300

    private func folded(_ abstract: String) -> HTML {
        Tag.details {
            Tag.summary { "Abstract" }
            Tag.p(.class("abstract")) {
                Tag.bdi(clipped(abstract, to: Self.abstractLimit))
                if abstract.utf8.count > Self.abstractLimit {
                    " "
                    Tag.a("whole abstract", .href(links(.work(work.id))))
                }
            }
        }
    }
}

/// An identifier as a link to who gave it out; as text where it makes no address.
enum IdentifierLink {
    static func arxiv(_ id: String) -> HTML { link("arXiv:\(id)", to: "https://arxiv.org/abs/\(id)") }
    static func doi(_ doi: String) -> HTML { link("doi:\(doi)", to: "https://doi.org/\(doi)") }
    static func orcid(_ orcid: ORCID) -> HTML { link("\(orcid)", to: "https://orcid.org/\(orcid)") }
    static func code(_ address: String) -> HTML { link(address, to: address) }

    private static func link(_ text: String, to address: String) -> HTML {
        guard let address = Address(outside: address) else { return Tag.bdi(clipped(text, to: 200)) }
        return Tag.a(.href(address), .rel("nofollow noopener")) { Tag.bdi(clipped(text, to: 200)) }
    }
}

/// A table with a head. On a narrow screen each row becomes a block and each cell tells its column.
struct DataTable {
    struct Column {
        var title: String
        var isNumber = false

        init(_ title: String, isNumber: Bool = false) {
            self.title = title
            self.isNumber = isNumber
        }
    }
    let caption: String
    let columns: [Column]
    /// The first cell of a row is its heading.
    let rows: [[HTML]]
    var id: String?

    /// Roles are said aloud because a table that is laid out as blocks loses them in some browsers.
    var body: HTML {
        .element(
            .table, [.class("data"), .role("table")] + (id.map { [.id($0)] } ?? []),
            [
                Tag.caption { Tag.bdi(caption) },
                Tag.thead(.role("rowgroup")) { Tag.tr(.role("row")) { for column in columns { head(column) } } },
                Tag.tbody(.role("rowgroup")) { for row in rows { line(row) } },
            ])
    }

    private func head(_ column: Column) -> HTML {
        .element(
            .th, [.scope("col"), .role("columnheader")] + (column.isNumber ? [.class("n")] : []), [.text(column.title)])
    }

    private func line(_ cells: [HTML]) -> HTML {
        Tag.tr(.role("row")) {
            for (index, cell) in zip(columns, cells).enumerated() {
                let number: [Attribute] = cell.0.isNumber ? [.class("n")] : []
                if index == 0 {
                    HTML.element(.th, [.scope("row"), .role("rowheader")] + number, [cell.1])
                } else {
                    HTML.element(.td, [.role("cell"), .column(cell.0.title)] + number, [cell.1])
                }
            }
        }
    }
}

/// The way through a list that takes several pages.
struct Pager {
    let links: Links
    let place: Place
    let pages: Int
    /// What the ways back and on are called.
    var words = (back: "← Newer", on: "Older →")

    /// How many pages a list takes, at least one.
    static func pages(of count: Int, each: Int) -> Int { max(1, (count + each - 1) / each) }

    var body: HTML {
        guard pages > 1 else { return .nothing }
        return Tag.nav(.class("pager"), .ariaLabel("Pages of this list")) {
            if place.page > 1 { Tag.a(words.back, .href(address(place.page - 1)), .rel("prev")) }
            Tag.span("Page \(place.page) of \(pages)")
            if place.page < pages { Tag.a(words.on, .href(address(place.page + 1)), .rel("next")) }
        }
    }

    private func address(_ page: Int) -> Address {
        var target = place
        target.page = page
        return links(target)
    }
}

/// What stands above a heading: what kind of thing the page is about, and its id.
func eyebrow(_ kind: String, _ id: String? = nil) -> HTML {
    Tag.p(.class("eyebrow")) {
        HTML.text(kind)
        if let id {
            " "
            Tag.code(id)
        }
    }
}

/// A section with its heading; the heading's id names it.
func section(_ id: String, _ heading: String, @HTMLBuilder _ content: () -> HTML) -> HTML {
    Tag.section(.ariaLabelledBy(id)) {
        Tag.h2(heading, .id(id))
        content()
    }
}
