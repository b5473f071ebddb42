package import Catalog

/// Something of the catalogue that has an address: a page, a feed, a picture, a file.
///
/// A place knows its segments and nothing of servers; `Links` makes an address of it, for a server or for files.
package struct Place: Hashable, Sendable {
    package var segments: [String]
    /// Of a list that takes several pages, which one, from 1.
    package var page = 1
    /// What a form asks. Only a server can answer it.
    package var query: [Address.Pair] = []
    /// Whether it is a page of HTML; otherwise its last segment is the name of a file.
    package var isPage = true

    private init(_ segments: [String], page: Int = 1, query: [Address.Pair] = [], isPage: Bool = true) {
        self.segments = segments
        self.page = page
        self.query = query
        self.isPage = isPage
    }

    // MARK: Pages

    package static let home = Place([])
    package static let about = Place(["about"])
    package static let claiming = Place(["claims"])
    package static let topics = Place(["topics"])
    package static let reproductions = Place(["reproductions"])
    package static let connections = Place(["connections"])
    package static func sources(page: Int = 1) -> Place { Place(["sources"], page: page) }

    package static func researcher(_ id: ResearcherID, page: Int = 1) -> Place {
        Place(["researchers", id.description], page: page)
    }
    package static func trust(of id: ResearcherID) -> Place { Place(["researchers", id.description, "trust"]) }
    package static func collaborators(of id: ResearcherID, page: Int = 1) -> Place {
        Place(["researchers", id.description, "collaborators"], page: page)
    }
    package static func graph(around id: ResearcherID) -> Place { Place(["researchers", id.description, "graph"]) }

    package static func work(_ id: WorkID) -> Place { Place(["works", id.description]) }
    package static func authors(of id: WorkID, page: Int = 1) -> Place {
        Place(["works", id.description, "authors"], page: page)
    }
    package static func citations(of id: WorkID, page: Int = 1) -> Place {
        Place(["works", id.description, "citations"], page: page)
    }
    package static func references(of id: WorkID, page: Int = 1) -> Place {
        Place(["works", id.description, "references"], page: page)
    }

    package static func topic(_ code: String, page: Int = 1) -> Place { Place(["topics", code], page: page) }
    package static func source(_ id: SourceID, page: Int = 1) -> Place {
        Place(["sources", id.description], page: page)
    }
    package static func reproduction(_ name: String) -> Place { Place(["reproductions", name]) }

    // MARK: Answers to forms

    package static func search(_ query: [Address.Pair] = []) -> Place { Place(["search"], query: query) }
    package static func connection(_ query: [Address.Pair]) -> Place { Place(["connections"], query: query) }

    // MARK: Only where nobody answers forms

    package static func allResearchers(page: Int = 1) -> Place { Place(["lists", "researchers"], page: page) }
    package static func allWorks(page: Int = 1) -> Place { Place(["lists", "works"], page: page) }
    /// The folder of the index: its last segment is empty, so that its address ends in a slash.
    package static let searchIndex = Place(["search", ""], isPage: false)

    // MARK: Files

    package static let news = Place(["feed.atom"], isPage: false)
    package static func feed(of id: ResearcherID) -> Place {
        Place(["researchers", id.description, "feed.atom"], isPage: false)
    }
    package static func feed(ofTopic code: String) -> Place { Place(["topics", code, "feed.atom"], isPage: false) }
    package static func facts(of id: ResearcherID) -> Place {
        Place(["researchers", id.description + ".jsonld"], isPage: false)
    }
    package static func facts(of id: WorkID) -> Place { Place(["works", id.description + ".jsonld"], isPage: false) }
    package static func figure(of reproduction: String) -> Place {
        Place(["reproductions", reproduction, "figure.svg"], isPage: false)
    }
    package static let openSearch = Place(["opensearch.xml"], isPage: false)
    package static let robots = Place(["robots.txt"], isPage: false)
    package static let sitemap = Place(["sitemap.xml"], isPage: false)
    /// One of the parts of the list of all pages.
    package static func sitemap(_ part: SitemapPart, page: Int) -> Place {
        Place(["sitemaps", "\(part.rawValue)-\(page).xml"], isPage: false)
    }
    package static func asset(_ name: String) -> Place { Place(["assets", name], isPage: false) }

    package func with(query: [Address.Pair]) -> Place {
        var place = self
        place.query = query
        return place
    }
}

/// Turns places into addresses: for a server, or for files on any host.
package struct Links: Hashable, Sendable {
    package enum Form: Hashable, Sendable {
        /// `/researchers/R24?page=2`
        case server
        /// `/researchers/R24/page-2.html`, which a host of files answers without being told anything.
        case files
    }

    package let form: Form
    /// Researchers who wish to have no page: their names stand without a link.
    package let hidden: Set<ResearcherID>
    private let near: Address.Root
    private let far: Address.Root

    /// - Parameters:
    ///   - origin: the address under which the world reaches the site: `https://byline.example`.
    ///   - base: path segments under which the site stands there.
    package init(
        origin: String, base: [String] = [], form: Form = .server, hidden: Set<ResearcherID> = []
    ) {
        self.form = form
        self.hidden = hidden
        near = Address.Root(origin: nil, base: base)
        far = Address.Root(origin: origin, base: base)
    }

    /// Whether somebody is there to answer what a form asks.
    package var answersForms: Bool { form == .server }

    /// The address from another page of the site.
    package func callAsFunction(_ place: Place, fragment: String? = nil) -> Address {
        address(of: place, under: near, fragment: fragment)
    }

    /// The address from elsewhere, with the origin.
    package func absolute(_ place: Place) -> Address { address(of: place, under: far, fragment: nil) }

    /// The page of somebody; nil when they wish to have none.
    package func researcher(_ id: ResearcherID) -> Address? { hidden.contains(id) ? nil : self(.researcher(id)) }

    /// The file that holds a place, below the folder of the site.
    package func file(of place: Place) -> String { fileSegments(of: place).joined(separator: "/") }

    private func address(of place: Place, under root: Address.Root, fragment: String?) -> Address {
        switch form {
        case .server:
            let page = place.page > 1 ? [Address.Pair("page", String(place.page))] : []
            return Address(root: root, segments: place.segments, query: place.query + page, fragment: fragment)
        case .files:
            let segments = place == .home ? [] : fileSegments(of: place)
            return Address(root: root, segments: segments, fragment: fragment)
        }
    }

    private func fileSegments(of place: Place) -> [String] {
        guard place.isPage else { return place.segments }
        guard let last = place.segments.last else { return ["index.html"] }
        if place.page > 1 { return place.segments + ["page-\(place.page).html"] }
        return place.segments.dropLast() + [last + ".html"]
    }
}

/// The parts of the list of all pages.
package enum SitemapPart: String, CaseIterable, Sendable {
    case general, researchers, works, topics, sources
}
